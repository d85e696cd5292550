package org.citationhubs.store;

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
import org.citationhubs.citation.Generators;
import org.citationhubs.citation.Mention;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.Standing;
import org.citationhubs.hub.Statements;
import org.citationhubs.serde.PackedWriter;
import org.junit.jupiter.api.Test;

class CitingWorksTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CITING_WORKS);
    private final PackedWriter out = new PackedWriter();

    @Property(tries = 300)
    void aRowIsReadBackAsItWas(@ForAll("citingWorks") CitingWork work) {
        assertThat(CitingWorks.read(work.row(), CitingWorks.write(out, work))).isEqualTo(work);
    }

    @Test
    void rowsOfAHubComeInTheirOrderAndNoneOfAnotherHub() {
        for (int row : new int[] {0, 1, 255, 256, 70_000}) {
            CitingWorks.put(store, out, 7, work(row));
        }
        CitingWorks.put(store, out, 6, work(2));
        CitingWorks.put(store, out, 8, work(0));

        assertThat(CitingWorks.from(store, 7, 0)).extracting(CitingWork::row).containsExactly(0, 1, 255, 256, 70_000);
        assertThat(CitingWorks.from(store, 7, 2)).extracting(CitingWork::row).containsExactly(255, 256, 70_000);
        assertThat(CitingWorks.from(store, 9, 0)).isEmpty();
    }

    @Test
    void aRowThatIsTakenOutLeavesAHole() {
        CitingWorks.put(store, out, 7, work(0));
        CitingWorks.put(store, out, 7, work(1));
        CitingWorks.delete(store, 7, 0);

        assertThat(CitingWorks.from(store, 7, 0)).containsExactly(work(1));
        assertThat(CitingWorks.get(store, 7, 1)).isEqualTo(work(1));
        assertThatThrownBy(() -> CitingWorks.get(store, 7, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hub number 7 has no row 0");
    }

    @Property(tries = 100)
    void theMentionsOfARowAreReadBackAsTheyWere(@ForAll("mentions") List<Mention> mentions) {
        KeyValueStore<Bytes, byte[]> rows = InMemoryStores.open(StoreNames.STATEMENTS);
        StatementRows.put(rows, out, 7, 3, mentions);

        assertThat(StatementRows.get(rows, 7, 3)).isEqualTo(mentions);
        assertThat(StatementRows.get(rows, 7, 4)).isEmpty();

        StatementRows.delete(rows, 7, 3);
        assertThat(StatementRows.get(rows, 7, 3)).isEmpty();
    }

    private static CitingWork work(int row) {
        return new CitingWork(row, 100 + row, CitationFacts.of(null, Instant.EPOCH, Statements.NONE));
    }

    @Provide
    static Arbitrary<List<Mention>> mentions() {
        return Generators.mentions().list().ofMaxSize(3);
    }

    @Provide
    static Arbitrary<CitingWork> citingWorks() {
        Arbitrary<CitationFacts> facts = Combinators.combine(
                        Generators.dates().injectNull(0.3),
                        Generators.instants().map(at -> Instant.ofEpochSecond(at.getEpochSecond())),
                        mentions().map(Statements::of),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Standing.class))
                .as(CitationFacts::new);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(1),
                        facts)
                .as(CitingWork::new);
    }
}
