package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.util.List;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;

class CitationEventTest {

    private static final Mention FIRST = mention("first");
    private static final Mention SECOND = mention("second");

    @Test
    void citationsAreSortedById() {
        assertThat(event(cites(3), cites(2), cites(10)).citations())
                .extracting(citation -> citation.cited().value())
                .containsExactly("pmid:10", "pmid:2", "pmid:3");
    }

    @Test
    void citationsOfOneWorkAreMerged() {
        CitationEvent event = event(
                new Citation(work(2), WorkFacts.of("Title", null, null), List.of(FIRST)),
                cites(3),
                new Citation(
                        work(2), WorkFacts.of("Other title", PartialDate.parse("1997"), null), List.of(SECOND, FIRST)));

        assertThat(event.citations())
                .containsExactly(
                        new Citation(
                                work(2),
                                WorkFacts.of("Title", PartialDate.parse("1997"), null),
                                List.of(FIRST, SECOND, FIRST)),
                        cites(3));
    }

    @Test
    void selfCitationsAreLeftOutAndCounted() {
        CitationEvent event = event(cites(1), cites(2), cites(1));

        assertThat(event.citations()).containsExactly(cites(2));
        assertThat(event.selfCitations()).isEqualTo(2);
    }

    private static CitationEvent event(Citation... sent) {
        return CitationEvent.of(Operation.ASSERT, second(0), false, work(1), WorkFacts.NONE, List.of(sent));
    }

    private static Citation cites(int cited) {
        return new Citation(work(cited), WorkFacts.NONE, List.of());
    }

    private static Mention mention(String context) {
        return new Mention(null, context, List.of(), PolarityAssignment.UNCLASSIFIED, null);
    }
}
