package org.citationhubs.store.kv;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.citationhubs.store.hubs.HubStores;

/** State stores without a task around them: Kafka's own, in memory, in the same order as on disk. */
public final class InMemoryStores {

    private InMemoryStores() {}

    /** An empty store. */
    public static KeyValueStore<Bytes, byte[]> open(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore(name).get();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }

    /** The empty stores of a stage-2 task. */
    public static HubStores hubStores() {
        return HubStores.of(InMemoryStores::open, 1_024);
    }
}
