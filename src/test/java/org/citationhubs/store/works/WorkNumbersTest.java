package org.citationhubs.store.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class WorkNumbersTest {

    @Property(tries = 100)
    void aWorkKeepsItsNumberWithoutCacheAndAfterACrash(
            @ForAll("works") List<WorkId> works, @ForAll @IntRange(min = 1, max = 10) int cacheSize) {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORK_NUMBERS);
        Map<WorkId, Integer> expected = new HashMap<>();
        WorkNumbers numbers = new WorkNumbers(store, () -> cacheSize * 300L);
        for (int i = 0; i < works.size(); i++) {
            if (i % 7 == 6) {
                numbers = new WorkNumbers(store, () -> cacheSize * 300L);
            }
            WorkId work = works.get(i);
            int known = expected.getOrDefault(work, 0);
            assertThat(numbers.find(work)).isEqualTo(known);
            int next = expected.size() + 1;
            assertThat(numbers.number(work)).isEqualTo(expected.computeIfAbsent(work, w -> next));
            assertThat(numbers.last()).isEqualTo(expected.size());
        }
        WorkNumbersView view = new WorkNumbersView(store);
        for (Map.Entry<WorkId, Integer> entry : expected.entrySet()) {
            assertThat(numbers.id(entry.getValue())).isEqualTo(entry.getKey());
            assertThat(view.id(entry.getValue())).isEqualTo(entry.getKey());
            assertThat(view.find(entry.getKey())).isEqualTo(entry.getValue());
        }
    }

    @Test
    void anUnassignedNumberHasNoWork() {
        WorkNumbersView view = new WorkNumbersView(InMemoryStores.open(StoreNames.WORK_NUMBERS));

        assertThatThrownBy(() -> view.id(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no work has the number 1");
    }

    @Test
    void numbersContinuePast255AfterACrash() {
        KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORK_NUMBERS);
        WorkNumbers before = new WorkNumbers(store, () -> 3_000);
        for (int i = 1; i <= 300; i++) {
            before.number(Generators.work(i));
        }

        assertThat(new WorkNumbers(store, () -> 3_000).number(Generators.work(301)))
                .isEqualTo(301);
    }

    @Provide
    static Arbitrary<List<WorkId>> works() {
        return Generators.ids().list().ofMaxSize(40);
    }
}
