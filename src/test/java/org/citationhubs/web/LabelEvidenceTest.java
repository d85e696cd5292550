package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.Tier;
import org.junit.jupiter.api.Test;

class LabelEvidenceTest {

    private final HubCountsAccumulator counts = new HubCountsAccumulator();

    @Test
    void aLabelByRoleSaysHowManyOfHowMany() {
        cite(17, Role.BACKGROUND, Polarity.NEUTRAL);
        cite(3, Role.METHOD, Polarity.NEUTRAL);
        silent(30);

        LabelEvidence evidence = evidence();

        assertThat(evidence.label()).isEqualTo("Canonical reference");
        assertThat(spaced(evidence.sentence()))
                .isEqualTo("17 of the 20 citing works of a known role cite it mainly for background (85 %; the 95 %"
                        + " interval is 64 % to 95 %). That is what is known of 40 % of all citing works.");
        assertThat(evidence.rule()).contains("60 %");
    }

    @Test
    void whereAllAreClassifiedNothingIsSaidOfTheRest() {
        cite(10, Role.DATASET, Polarity.UNCLASSIFIED);

        assertThat(spaced(evidence().sentence()))
                .isEqualTo("10 of the 10 citing works of a known role cite it mainly for dataset (100 %; the 95 %"
                        + " interval is 72 % to 100 %).");
    }

    @Test
    void aContestedHubSaysHowManyContestIt() {
        cite(15, Role.OTHER, Polarity.NEUTRAL);
        cite(5, Role.DISCUSSION, Polarity.CONTRAST);

        assertThat(spaced(evidence().sentence()))
                .startsWith("5 of the 20 citing works that take a stance contest it (25 %;");
    }

    @Test
    void aMixedHubNamesTheMostFrequentRole() {
        cite(6, Role.METHOD, Polarity.NEUTRAL);
        cite(5, Role.BACKGROUND, Polarity.NEUTRAL);

        assertThat(spaced(evidence().sentence()))
                .startsWith(
                        "No one role prevails. The most frequent is method, with 6 of the 11 citing works of a known"
                                + " role (55 %;");
    }

    @Test
    void aHubWithoutLabelSaysWhatIsMissing() {
        assertThat(evidence()).isEqualTo(new LabelEvidence(null, "No work that was received cites it.", null));
        silent(12);
        assertThat(spaced(evidence().sentence()))
                .isEqualTo("What it is cited for is not known of any citing work, so it has no label.");
        cite(2, Role.METHOD, Polarity.NEUTRAL);
        assertThat(spaced(evidence().sentence()))
                .isEqualTo("What it is cited for is known of 2 of 14 citing works: too few for a label.");
    }

    private void cite(int works, Role role, Polarity polarity) {
        Mention mention = new Mention(
                null,
                null,
                List.of(new RoleAssignment(role, RoleAssignment.UNKNOWN)),
                new PolarityAssignment(polarity, RoleAssignment.UNKNOWN),
                null);
        for (int work = 0; work < works; work++) {
            counts.add(CitationFacts.of(null, Instant.EPOCH, StatementCounts.of(List.of(mention))));
        }
    }

    private static String spaced(String sentence) {
        return sentence.replace('\u00a0', ' ');
    }

    private void silent(int works) {
        for (int work = 0; work < works; work++) {
            counts.add(CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE));
        }
    }

    private LabelEvidence evidence() {
        return LabelEvidence.of(new HubSummary(
                WorkId.parse("doi:10.1000/a"),
                List.of(),
                WorkFacts.NONE,
                Tier.HUB,
                HubLabel.of(counts.snapshot(), LabelRules.DEFAULT, null),
                counts.snapshot(),
                ActivityWindows.NONE,
                CoCitedRanking.NOTHING,
                List.of(),
                List.of(),
                1,
                InputOffsets.NONE));
    }
}
