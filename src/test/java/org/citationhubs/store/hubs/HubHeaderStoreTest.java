package org.citationhubs.store.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.source.SourceGenerators;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.works.SourceSets;
import org.junit.jupiter.api.Test;

class HubHeaderStoreTest {

    /** More systems than a hub counts. */
    private static final SourceSet MANY = SourceSet.of(
            IntStream.range(0, 70).mapToObj(number -> "system" + number).toList());

    private final PackedWriter out = new PackedWriter();
    private final SourceSets sets = new SourceSets(InMemoryStores.open(StoreNames.WORK_NUMBERS));

    @Property(tries = 300)
    void readsHeaderAsWritten(@ForAll("headers") HubHeader header) {
        HubHeader read = HubHeaderStore.read(HubHeaderStore.write(out, sets, header), sets.view());

        assertThat(read).usingRecursiveComparison().ignoringFields("counts").isEqualTo(header);
        assertSame(read.counts(), header.counts());
    }

    private static void assertSame(HubCounts read, HubCounts written) {
        assertThat(read.citingWorks()).isEqualTo(written.citingWorks());
        assertThat(read.statements()).isEqualTo(written.statements());
        assertThat(read.stated()).isEqualTo(written.stated());
        assertThat(read.classifiedCitingWorks()).isEqualTo(written.classifiedCitingWorks());
        assertThat(read.undated()).isEqualTo(written.undated());
        assertThat(read.years()).isEqualTo(written.years());
        assertThat(read.roles()).isEqualTo(written.roles());
        assertThat(read.polarities()).isEqualTo(written.polarities());
        assertThat(read.sources()).isEqualTo(written.sources());
        assertThat(read.sources().firstOmitted()).isEqualTo(written.sources().firstOmitted());
    }

    @Test
    void scanContinuesInOrderWhereItStopped() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.HUBS);
        for (int hub : new int[] {300, 2, 70_000}) {
            HubHeaderStore.put(store, out, sets, hub, HubHeader.none());
        }
        List<Integer> visited = new ArrayList<>();

        int next = HubScan.from(store, sets.view(), 0, (hub, header) -> {
            visited.add(hub);
            return hub != 300;
        });
        assertThat(visited).containsExactly(2, 300);
        assertThat(next).isEqualTo(301);

        next = HubScan.from(store, sets.view(), next, (hub, header) -> visited.add(hub));
        assertThat(visited).containsExactly(2, 300, 70_000);
        assertThat(next).isEqualTo(HubScan.DONE);
    }

    @Test
    void theSourcesOfADeploymentWithOneSourceTakeNoBytes() {
        // given counts of works that one source asserts, and of works that two do
        SourceSet crossref = SourceSet.of(List.of("crossref"));
        SourceSet both = SourceSet.of(List.of("crossref", "openalex"));
        int one = size(List.of(crossref, crossref, crossref));

        // then the first set of the partition adds nothing, another one its number
        assertThat(size(List.of(SourceSet.UNNAMED, SourceSet.UNNAMED, SourceSet.UNNAMED)))
                .isEqualTo(one + 2);
        assertThat(size(List.of(crossref, crossref, both))).isEqualTo(one + 1 + 2 * 3 + 1);
    }

    private int size(List<SourceSet> works) {
        HubCountsAccumulator counts = new HubCountsAccumulator();
        works.forEach(sources -> counts.add(
                CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE).withSources(sources)));
        return HubHeaderStore.write(out, sets, HubHeader.none().withCounts(3, counts.snapshot())).length;
    }

    @Test
    void hubWithoutStoredHeaderHasNone() {
        assertThat(HubHeaderStore.get(InMemoryStores.open(StoreNames.HUBS), sets.view(), 1))
                .isNull();
    }

    private static final PublishedState SHOWN = new PublishedState(
            Tier.SUPER_HUB,
            HubLabel.LabelName.CONTESTED,
            120,
            ActivityWindows.of(1, 2, 30, 50, -1.234),
            20_000,
            20_007,
            true,
            2);

    @Provide
    static Arbitrary<HubHeader> headers() {
        Arbitrary<HubCounts> counts = Combinators.combine(
                        Generators.dates().injectNull(0.3),
                        Generators.mentions().list().ofMaxSize(2).map(StatementCounts::of),
                        Arbitraries.oneOf(SourceGenerators.sets(), Arbitraries.of(MANY)))
                .as((date, statements, sources) ->
                        CitationFacts.of(date, Instant.EPOCH, statements).withSources(sources))
                .list()
                .ofMaxSize(6)
                .map(works -> {
                    HubCountsAccumulator all = new HubCountsAccumulator();
                    works.forEach(all::add);
                    // removed citations leave zero counts
                    works.stream().limit(2).forEach(all::remove);
                    return all.snapshot();
                });
        Arbitrary<List<RankedWork>> leading = Combinators.combine(naturals(), naturals())
                .as(RankedWork::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        naturals().tuple3(),
                        counts,
                        Arbitraries.integers().between(0, 22),
                        Arbitraries.longs().greaterOrEqual(0).tuple2(),
                        Arbitraries.of(true, false),
                        naturals(),
                        leading)
                .as((rows, sums, bits, longs, published, works, best) -> new HubHeader(
                        rows.get1(),
                        sums,
                        rows.get2(),
                        rows.get3(),
                        bits,
                        longs.get1(),
                        published,
                        works,
                        longs.get2(),
                        best,
                        SHOWN,
                        null));
    }

    private static Arbitrary<Integer> naturals() {
        return Arbitraries.integers().greaterOrEqual(0);
    }
}
