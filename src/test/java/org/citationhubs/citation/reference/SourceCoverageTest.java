package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.util.List;
import java.util.stream.Stream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;

class SourceCoverageTest {

    private static final WorkId CITING = work(1);

    @Test
    void eachSourceSaysHowMuchItKnows() {
        assertThat(coverage(
                        SourceRules.NONE,
                        event("crossref", "", 10, true, 12, 2, 3),
                        event("openalex", "", 20, false, null, 3)))
                .containsExactly(
                        new SourceCoverage("crossref", 2, 12, true, second(10)),
                        new SourceCoverage("openalex", 1, null, false, second(20)));
    }

    @Test
    void theRecordsOfOneSourceAreAddedUp() {
        assertThat(coverage(
                        SourceRules.NONE,
                        event("openalex", "W1", 10, true, 4, 2, 3),
                        event("openalex", "W2", 20, false, Integer.MAX_VALUE, 3, 4)))
                .containsExactly(new SourceCoverage("openalex", 3, Integer.MAX_VALUE, false, second(20)));
    }

    @Test
    void aRetractedListIsShort() {
        assertThat(coverage(SourceRules.NONE, event("", "", 10, false, null, 2), event("", "", 20, true, null)))
                .containsExactly(new SourceCoverage("", 0, null, true, second(20)));
    }

    @Test
    void aRevokedSourceIsLeftOut() {
        assertThat(coverage(
                        SourceRules.NONE.with("crossref", true),
                        event("crossref", "", 10, true, 12, 2, 3),
                        event("openalex", "", 20, false, null, 3)))
                .extracting(SourceCoverage::system)
                .containsExactly("openalex");
    }

    @Test
    void aSourceOfFactsAloneStatesNoList() {
        ReferenceList described =
                ReferenceList.unknown(CITING, SourceKey.of("registry")).describe(WorkDescription.NONE);

        assertThat(SourceCoverage.of(List.of(described))).isEmpty();
    }

    private static List<SourceCoverage> coverage(SourceRules rules, CitationEvent... events) {
        ListsBySource lists = ListsBySource.unknown(CITING);
        for (CitationEvent event : events) {
            lists = lists.with(lists.of(event.source()).fold(event));
        }
        return ReferenceListState.of(lists).coverage(rules);
    }

    private static CitationEvent event(
            String system, String record, int second, boolean complete, Integer unidentified, Integer... cited) {
        return CitationEvent.of(
                        Operation.ASSERT,
                        second(second),
                        complete,
                        CITING,
                        WorkFacts.NONE,
                        Stream.of(cited)
                                .map(work -> new Citation(work(work), WorkFacts.NONE, List.of()))
                                .toList())
                .withSource(new SourceKey(system, record))
                .withUnidentified(unidentified);
    }
}
