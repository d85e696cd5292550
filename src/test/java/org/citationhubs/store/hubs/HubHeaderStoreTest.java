package org.citationhubs.store.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.Generators;
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
import org.junit.jupiter.api.Test;

class HubHeaderStoreTest {

    private final PackedWriter out = new PackedWriter();

    @Property(tries = 300)
    void readsHeaderAsWritten(@ForAll("headers") HubHeader header) {
        HubHeader read = HubHeaderStore.read(HubHeaderStore.write(out, header));

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
    }

    @Test
    void scanContinuesInOrderWhereItStopped() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.HUBS);
        for (int hub : new int[] {300, 2, 70_000}) {
            HubHeaderStore.put(store, out, hub, HubHeader.none());
        }
        List<Integer> visited = new ArrayList<>();

        int next = HubScan.from(store, 0, (hub, header) -> {
            visited.add(hub);
            return hub != 300;
        });
        assertThat(visited).containsExactly(2, 300);
        assertThat(next).isEqualTo(301);

        next = HubScan.from(store, next, (hub, header) -> visited.add(hub));
        assertThat(visited).containsExactly(2, 300, 70_000);
        assertThat(next).isEqualTo(HubScan.DONE);
    }

    @Test
    void hubWithoutStoredHeaderHasNone() {
        assertThat(HubHeaderStore.get(InMemoryStores.open(StoreNames.HUBS), 1)).isNull();
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
                        Generators.mentions().list().ofMaxSize(2).map(StatementCounts::of))
                .as((date, statements) -> CitationFacts.of(date, Instant.EPOCH, statements))
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
