package org.citationhubs.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class CitingWorkRowsTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CITING_WORKS);
    private final PackedWriter out = new PackedWriter();

    @Property(tries = 300)
    void readsRowAsWritten(@ForAll("citingWorks") CitingWorkRow work) {
        assertThat(CitingWorkRows.read(work.row(), CitingWorkRows.write(out, work)))
                .isEqualTo(work);
    }

    @Test
    void returnsRowsOfOneHubInOrder() {
        for (int row : new int[] {0, 1, 255, 256, 70_000}) {
            CitingWorkRows.put(store, out, 7, work(row));
        }
        CitingWorkRows.put(store, out, 6, work(2));
        CitingWorkRows.put(store, out, 8, work(0));

        assertThat(CitingWorkRows.from(store, 7, 0))
                .extracting(CitingWorkRow::row)
                .containsExactly(0, 1, 255, 256, 70_000);
        assertThat(CitingWorkRows.from(store, 7, 2))
                .extracting(CitingWorkRow::row)
                .containsExactly(255, 256, 70_000);
        assertThat(CitingWorkRows.from(store, 9, 0)).isEmpty();
    }

    @Test
    void deletedRowLeavesGap() {
        CitingWorkRows.put(store, out, 7, work(0));
        CitingWorkRows.put(store, out, 7, work(1));
        CitingWorkRows.delete(store, 7, 0);

        assertThat(CitingWorkRows.from(store, 7, 0)).containsExactly(work(1));
        assertThat(CitingWorkRows.get(store, 7, 1)).isEqualTo(work(1));
        assertThatThrownBy(() -> CitingWorkRows.get(store, 7, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hub number 7 has no row 0");
    }

    @Property(tries = 100)
    void readsMentionsAsWritten(@ForAll("mentions") List<Mention> mentions) {
        KeyValueStore<Bytes, byte[]> rows = InMemoryStores.open(StoreNames.STATEMENTS);
        StatementRows.put(rows, out, 7, 3, mentions);

        assertThat(StatementRows.get(rows, 7, 3)).isEqualTo(mentions);
        assertThat(StatementRows.get(rows, 7, 4)).isEmpty();

        StatementRows.delete(rows, 7, 3);
        assertThat(StatementRows.get(rows, 7, 3)).isEmpty();
    }

    private static CitingWorkRow work(int row) {
        return new CitingWorkRow(row, 100 + row, CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE));
    }

    @Provide
    static Arbitrary<List<Mention>> mentions() {
        return Generators.mentions().list().ofMaxSize(3);
    }

    @Provide
    static Arbitrary<CitingWorkRow> citingWorks() {
        Arbitrary<CitationFacts> facts = Combinators.combine(
                        Generators.dates().injectNull(0.3),
                        Generators.instants().map(at -> Instant.ofEpochSecond(at.getEpochSecond())),
                        mentions().map(StatementCounts::of),
                        Arbitraries.of(true, false),
                        Arbitraries.of(CitationStatus.class))
                .as(CitationFacts::new);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(1),
                        facts)
                .as(CitingWorkRow::new);
    }
}
