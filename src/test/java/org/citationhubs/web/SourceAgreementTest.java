package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.web.SourceAgreement.SourceRow;
import org.junit.jupiter.api.Test;

class SourceAgreementTest {

    @Test
    void aHubOfOneSourceShowsNothing() {
        assertThat(of(List.of("crossref"), List.of("crossref")).rows()).isEmpty();
        assertThat(of(List.of("")).rows()).isEmpty();
        assertThat(of().rows()).isEmpty();
    }

    @Test
    void sourcesAreShownWithTheirShare() {
        // given four citing works, of which two sources state one together
        SourceAgreement agreement = of(List.of("b"), List.of("a"), List.of("a", "b"), List.of("a"));

        // then the bars show the shares, which overlap
        assertThat(agreement.sentence()).isEqualTo("Several sources state 1 of 4 citing works.");
        assertThat(agreement.rows())
                .containsExactly(
                        new SourceRow("a", "a", "3", "75\u00a0%", "75", "2", "/list?source=a"),
                        new SourceRow("b", "b", "2", "50\u00a0%", "50", "1", "/list?source=b"));
    }

    @Test
    void theSourceWithoutANameHasNoLink() {
        assertThat(of(List.of(""), List.of("a b")).rows())
                .containsExactly(
                        new SourceRow("No name", "", "1", "50\u00a0%", "50", "1", null),
                        new SourceRow("a b", "a b", "1", "50\u00a0%", "50", "1", "/list?source=a%20b"));
    }

    @SafeVarargs
    private static SourceAgreement of(List<String>... sourcesOfCitations) {
        HubCountsAccumulator counts = new HubCountsAccumulator();
        for (List<String> sources : sourcesOfCitations) {
            counts.add(CitationFacts.of(null, Instant.EPOCH, StatementCounts.of(List.of()))
                    .withSources(SourceSet.of(sources)));
        }
        HubCounts sum = counts.snapshot();
        return SourceAgreement.of(sum, source -> PageUrl.of("/list").with("source", source));
    }
}
