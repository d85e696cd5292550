package org.citationhubs.store.hubs;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.works.SourceSetsView;

/** Iterates over the stored hubs of a partition, in several steps if needed. */
public final class HubScan {

    /** The result of a scan that visited all hubs. */
    public static final int DONE = -1;

    private HubScan() {}

    /**
     * Visits hubs from a number on until the visitor stops.
     *
     * @return the number to continue from, or {@link #DONE}
     */
    public static int from(
            ReadOnlyKeyValueStore<Bytes, byte[]> headers, SourceSetsView sets, int first, HubVisitor visitor) {
        try (KeyValueIterator<Bytes, byte[]> hubs =
                headers.range(StoreKeys.of(first), StoreKeys.of(Integer.MAX_VALUE))) {
            while (hubs.hasNext()) {
                KeyValue<Bytes, byte[]> entry = hubs.next();
                int hub = HubHeaderStore.hubOf(entry.key);
                if (!visitor.visit(hub, HubHeaderStore.read(entry.value, sets))) {
                    return hub + 1;
                }
            }
        }
        return DONE;
    }

    /** Receives hubs in the order of their numbers. */
    @FunctionalInterface
    public interface HubVisitor {

        /** Visits a hub and returns whether to continue. */
        boolean visit(int hub, HubHeader header);
    }
}
