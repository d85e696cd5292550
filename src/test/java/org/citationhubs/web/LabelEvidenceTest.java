package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.WorkFacts;
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
    void labelByRoleHasItsCounts() {
        cite(17, Role.BACKGROUND, Polarity.NEUTRAL);
        cite(3, Role.METHOD, Polarity.NEUTRAL);
        addUnclassified(30);

        LabelEvidence evidence = evidence();

        assertThat(evidence.label()).isEqualTo("Canonical reference");
        assertThat(spaced(evidence.sentence()))
                .isEqualTo("17 of 20 citing works with a known role cite it mainly for background (85 %; the 95 %"
                        + " interval is 64 % to 95 %). These are 40 % of all citing works.");
        assertThat(evidence.rule()).contains("60 %");
    }

    @Test
    void omitsCoverageIfAllAreClassified() {
        cite(10, Role.DATASET, Polarity.UNCLASSIFIED);

        assertThat(spaced(evidence().sentence()))
                .isEqualTo("10 of 10 citing works with a known role cite it mainly for dataset (100 %; the 95 %"
                        + " interval is 72 % to 100 %).");
    }

    @Test
    void contestedHubHasNumberOfContestingWorks() {
        cite(15, Role.OTHER, Polarity.NEUTRAL);
        cite(5, Role.DISCUSSION, Polarity.CONTRAST);

        assertThat(spaced(evidence().sentence())).startsWith("5 of 20 citing works with a stance contest it (25 %;");
    }

    @Test
    void mixedHubNamesTheMostFrequentRole() {
        cite(6, Role.METHOD, Polarity.NEUTRAL);
        cite(5, Role.BACKGROUND, Polarity.NEUTRAL);

        assertThat(spaced(evidence().sentence()))
                .startsWith("No role dominates. The most frequent is method: 6 of 11 citing works with a known role"
                        + " (55 %;");
    }

    @Test
    void hubWithoutLabelHasTheReason() {
        assertThat(evidence()).isEqualTo(new LabelEvidence(null, "No known work cites it.", null));
        addUnclassified(12);
        assertThat(spaced(evidence().sentence())).isEqualTo("No label: no citing work has a known role.");
        cite(2, Role.METHOD, Polarity.NEUTRAL);
        assertThat(spaced(evidence().sentence()))
                .isEqualTo("No label: too few citing works have a known role, 2 of 14.");
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

    private void addUnclassified(int works) {
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
