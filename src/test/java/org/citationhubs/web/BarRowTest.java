package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.junit.jupiter.api.Test;

class BarRowTest {

    private static final PageUrl LIST = PageUrl.of("/list");

    private final HubCountsAccumulator counts = new HubCountsAccumulator();

    @Test
    void ordersByFrequencyWithUnclassifiedLast() {
        cite(1, Role.METHOD, Polarity.SUPPORT);
        cite(2, Role.BACKGROUND, Polarity.CONTRAST);
        cite(5, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED);

        assertThat(BarRow.ofRoles(counts.snapshot(), role -> LIST.with("role", DisplayFormat.parameter(role))))
                .containsExactly(
                        new BarRow("Background", "role", "2", "2", "25\u00a0%", "25", "/list?role=background"),
                        new BarRow("Method", "role", "1", "1", "13\u00a0%", "12.50", "/list?role=method"),
                        new BarRow(
                                "Not classified",
                                "unknown",
                                "5",
                                "5",
                                "63\u00a0%",
                                "62.50",
                                "/list?role=unclassified"));
        assertThat(BarRow.ofPolarities(counts.snapshot(), polarity -> LIST))
                .extracting(BarRow::kind)
                .containsExactly("contrast", "support", "unknown");
    }

    @Test
    void uncitedHubHasNoBars() {
        assertThat(BarRow.ofRoles(counts.snapshot(), role -> LIST)).isEmpty();
        assertThat(BarRow.ofPolarities(counts.snapshot(), polarity -> LIST)).isEmpty();
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
}
