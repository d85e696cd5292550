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
import org.citationhubs.citation.source.SourceGenerators;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.works.SourceSets;
import org.junit.jupiter.api.Test;

class CitingWorkRowsTest {

    private static final SourceSet CROSSREF = SourceSet.of(List.of("crossref"));
    private static final SourceSet BOTH = SourceSet.of(List.of("crossref", "openalex"));

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CITING_WORKS);
    private final SourceSets sets = new SourceSets(InMemoryStores.open(StoreNames.WORK_NUMBERS));
    private final CitingWorkRows rows = new CitingWorkRows(store, sets.view());
    private final PackedWriter out = new PackedWriter();

    @Property(tries = 300)
    void readsRowAsWritten(@ForAll("citingWorks") CitingWorkRow work) {
        assertThat(CitingWorkRows.read(work.row(), CitingWorkRows.write(out, sets, work), sets.view()))
                .isEqualTo(work);
    }

    @Test
    void theSourcesOfADeploymentWithOneSourceTakeNoBytes() {
        // given rows of one source, and what they took before rows had sources
        CitingWorkRow row = new CitingWorkRow(
                0,
                1_000,
                CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE).withSources(CROSSREF));
        int withoutSources = 2 + 1 + 1;

        // then the first set of the partition adds nothing, and others their flags and numbers
        assertThat(CitingWorkRows.write(out, sets, row)).hasSize(withoutSources);
        CitationFacts ofBoth = row.facts().withSources(BOTH);
        assertThat(CitingWorkRows.write(out, sets, new CitingWorkRow(0, 1_000, ofBoth)))
                .hasSize(withoutSources + 2);
    }

    @Test
    void returnsRowsOfOneHubInOrder() {
        for (int row : new int[] {0, 1, 255, 256, 70_000}) {
            CitingWorkRows.put(store, out, sets, 7, work(row));
        }
        CitingWorkRows.put(store, out, sets, 6, work(2));
        CitingWorkRows.put(store, out, sets, 8, work(0));

        assertThat(rows.from(7, 0)).extracting(CitingWorkRow::row).containsExactly(0, 1, 255, 256, 70_000);
        assertThat(rows.from(7, 2)).extracting(CitingWorkRow::row).containsExactly(255, 256, 70_000);
        assertThat(rows.from(9, 0)).isEmpty();
    }

    @Test
    void deletedRowLeavesGap() {
        CitingWorkRows.put(store, out, sets, 7, work(0));
        CitingWorkRows.put(store, out, sets, 7, work(1));
        CitingWorkRows.delete(store, 7, 0);

        assertThat(rows.from(7, 0)).containsExactly(work(1));
        assertThat(rows.get(7, 1)).isEqualTo(work(1));
        assertThatThrownBy(() -> rows.get(7, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hub number 7 has no row 0");
    }

    @Property(tries = 100)
    void readsMentionsAsWritten(@ForAll("mentions") List<Mention> mentions) {
        KeyValueStore<Bytes, byte[]> statements = InMemoryStores.open(StoreNames.STATEMENTS);
        StatementRows.put(statements, out, 7, 3, mentions);

        assertThat(StatementRows.get(statements, 7, 3)).isEqualTo(mentions);
        assertThat(StatementRows.get(statements, 7, 4)).isEmpty();

        StatementRows.delete(statements, 7, 3);
        assertThat(StatementRows.get(statements, 7, 3)).isEmpty();
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
                        Arbitraries.of(CitationStatus.class),
                        SourceGenerators.sets())
                .as(CitationFacts::new);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(1),
                        facts)
                .as(CitingWorkRow::new);
    }
}
