package org.citationhubs.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.hubs.HubStoresView;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.progress.StateMark;
import org.junit.jupiter.api.Test;

class PartitionStoresTest {

    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
    private final PartitionStores partition = new PartitionStores(
            0, store(StoreNames.REFERENCE_LISTS), store(StoreNames.INTAKE), new HubStoresView(this::store), List.of());

    @Test
    void keysOfTheStateBeforeAreUnpublishedUntilChecked() {
        // given a new state
        StateMark mark = StateMark.created(1, 2, 3);
        mark.put(store(StoreNames.HUB_ORDER), new PackedWriter());
        assertThat(partition.unpublishedHubs()).isOne();

        // when the keys of the state before it are checked
        mark.withKeysChecked().put(store(StoreNames.HUB_ORDER), new PackedWriter());

        // then nothing is left
        assertThat(partition.unpublishedHubs()).isZero();
    }

    @Test
    void aStateWithoutAMarkHasNothingToCheck() {
        assertThat(partition.unpublishedHubs()).isZero();
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return stores.computeIfAbsent(name, InMemoryStores::open);
    }
}
