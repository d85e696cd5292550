package org.citationhubs.store.hubs;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.store.kv.StoreKeys;

/** Goes through the stored hubs of a partition and stops when told to. */
public final class HubScan {

    /** All hubs were visited. */
    public static final int DONE = -1;

    private HubScan() {}

    /**
     * Visits hubs from a number on.
     *
     * @return the number to go on from, or {@link #DONE}
     */
    public static int from(ReadOnlyKeyValueStore<Bytes, byte[]> heads, int first, HubVisitor visitor) {
        try (KeyValueIterator<Bytes, byte[]> hubs = heads.range(StoreKeys.of(first), StoreKeys.of(Integer.MAX_VALUE))) {
            while (hubs.hasNext()) {
                KeyValue<Bytes, byte[]> entry = hubs.next();
                int hub = HubHeaderStore.hubOf(entry.key);
                if (!visitor.visit(hub, HubHeaderStore.read(entry.value))) {
                    return hub + 1;
                }
            }
        }
        return DONE;
    }

    /** Takes hubs in the order of their numbers. */
    @FunctionalInterface
    public interface HubVisitor {

        /** Whether to go on. */
        boolean visit(int hub, HubHeader head);
    }
}
