package org.citationhubs.store.kv;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.citationhubs.store.hubs.HubStores;

/** Opens Kafka's in-memory state stores without a stream task; they sort keys as the stores on disk do. */
public final class InMemoryStores {

    private InMemoryStores() {}

    /** Opens an empty store. */
    public static KeyValueStore<Bytes, byte[]> open(String name) {
        KeyValueStore<Bytes, byte[]> store = new InMemoryKeyValueStore(name);
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }

    /** Opens the empty stores of one partition of hubs. */
    public static HubStores hubStores() {
        Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        return new HubStores(name -> stores.computeIfAbsent(name, InMemoryStores::open), () -> 1 << 20);
    }
}
