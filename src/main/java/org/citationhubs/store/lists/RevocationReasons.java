package org.citationhubs.store.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * Stores why systems are revoked, in the state of a partition. Only the partition that reads a decision from its topic
 * has its reason.
 */
public final class RevocationReasons {

    private static final int KIND = 3;

    private final KeyValueStore<Bytes, byte[]> store;

    RevocationReasons(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Stores the reason of a decision on a system, null for none. */
    public void put(String system, @Nullable String reason) {
        Bytes key = StoreKeys.ofKind(KIND, system.getBytes(UTF_8));
        if (reason != null) {
            store.put(key, reason.getBytes(UTF_8));
        } else if (store.get(key) != null) {
            store.delete(key);
        }
    }

    /** Returns the reasons by name of the system, also from another thread. */
    public static SortedMap<String, String> read(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<String, String> reasons = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(StoreKeys.ofKind(KIND, new byte[0]), StoreKeys.ofKind(KIND + 1, new byte[0]))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                byte[] key = entry.key.get();
                reasons.put(new String(key, 1, key.length - 1, UTF_8), new String(entry.value, UTF_8));
            }
        }
        return reasons;
    }
}
