package org.citationhubs.store.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class CitingListStoreTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.CITING_LISTS);
    private final PackedWriter out = new PackedWriter();

    @Property(tries = 200)
    void readsListAsWritten(
            @ForAll("facts") WorkFacts facts, @ForAll("works") Set<Integer> works, @ForAll("works") Set<Integer> hubs) {
        CitingList list = CitingList.NONE.changed(facts, array(works), new int[0]);
        int row = 0;
        for (int hub : hubs) {
            if (works.contains(hub)) {
                list.setRow(hub, row += 3);
            }
        }

        CitingList read = CitingListStore.read(CitingListStore.write(out, list));

        assertThat(read.facts()).isEqualTo(facts);
        assertThat(rows(read)).isEqualTo(rows(list));
        assertThat(read.size()).isEqualTo(works.size());
    }

    @Property(tries = 200)
    void changeAddsAndRemovesWorks(
            @ForAll("works") Set<Integer> before,
            @ForAll("works") Set<Integer> joins,
            @ForAll("works") Set<Integer> leaves) {
        joins.removeAll(leaves);
        CitingList list = CitingList.NONE.changed(WorkFacts.NONE, array(before), new int[0]);
        before.forEach(work -> list.setRow(work, work + 7));

        CitingList changed = list.changed(WorkFacts.NONE, array(joins), array(leaves));

        Map<Integer, Integer> expected = new TreeMap<>();
        joins.forEach(work -> expected.put(work, CitingList.NO_ROW));
        before.forEach(work -> expected.put(work, work + 7));
        expected.keySet().removeAll(leaves);
        assertThat(rows(changed)).isEqualTo(expected);
        assertThat(changed.works()).isSorted();
    }

    @Test
    void storesListWhileItCitesHubOfPartition() {
        CitingList list = CitingList.NONE.changed(WorkFacts.NONE, new int[] {5, 3}, new int[0]);
        list.setRow(5, 0);
        CitingListStore.put(store, out, 1, list);
        assertThat(CitingListStore.get(store, 1).rowAt(5)).isZero();
        assertThat(CitingListStore.get(store, 1).rowAt(3)).isEqualTo(CitingList.NO_ROW);
        assertThat(CitingListStore.get(store, 1).rowAt(4)).isEqualTo(CitingList.NO_ROW);
        assertThat(CitingListStore.get(store, 1).cites(3)).isTrue();
        assertThat(CitingListStore.get(store, 1).cites(4)).isFalse();

        CitingListStore.put(store, out, 1, list.changed(WorkFacts.NONE, new int[0], new int[] {5}));

        assertThat(CitingListStore.get(store, 1)).isSameAs(CitingList.NONE);
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void rejectsRowAtWorkOutsideOfList() {
        assertThatThrownBy(() -> CitingList.NONE.setRow(9, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("work number 9 is not in the list");
    }

    private static Map<Integer, Integer> rows(CitingList list) {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int place = 0; place < list.size(); place++) {
            rows.put(list.works()[place], list.row(place));
        }
        return rows;
    }

    private static int[] array(Set<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }

    @Provide
    static Arbitrary<WorkFacts> facts() {
        return Generators.facts();
    }

    @Provide
    static Arbitrary<Set<Integer>> works() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE - 7))
                .set()
                .ofMaxSize(15)
                .map(TreeSet::new);
    }
}
