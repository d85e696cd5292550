package org.citationhubs.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.source.SourceGenerators;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.query.listing.CitingWorkFilter.SourceFilter;

class SourceFilterTest {

    @Property
    void theCounterIsTheNumberOfMatches(
            @ForAll("citations") List<CitationFacts> works, @ForAll("systems") String system) {
        HubCountsAccumulator counts = new HubCountsAccumulator();
        works.forEach(counts::add);
        SourceFilter filter = new SourceFilter(system);

        assertThat(filter.counter(counts.snapshot()))
                .hasValue((int) works.stream().filter(filter::matches).count());
    }

    @Provide
    static Arbitrary<String> systems() {
        return SourceGenerators.systems();
    }

    @Provide
    static Arbitrary<List<CitationFacts>> citations() {
        return SourceGenerators.sets()
                .map(sources -> CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE)
                        .withSources(sources))
                .list()
                .ofMaxSize(8);
    }
}
