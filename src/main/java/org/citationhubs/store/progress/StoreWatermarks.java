package org.citationhubs.store.progress;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;

/**
 * Writes a watermark into each store of a partition: the input offsets up to which the store was complete at that time.
 * The stores of a standby are restored independently of each other, so the watermark of one says nothing of the others.
 *
 * <p>Owned by one stream thread; {@link #get} reads stores of other threads.
 */
public final class StoreWatermarks {

    /** Each watermark costs a record in each changelog. */
    private static final long MIN_INTERVAL_MILLIS = 1_000;

    /** Shorter than all other keys of all stores, and sorted before them. */
    private static final Bytes KEY = Bytes.wrap(new byte[] {0});

    private final List<KeyValueStore<Bytes, byte[]>> stores;
    private final PackedWriter out;
    private InputOffsets written = InputOffsets.NONE;
    private final LeastInterval interval = new LeastInterval(MIN_INTERVAL_MILLIS);

    /** Writes watermarks into {@code stores}. */
    public StoreWatermarks(List<KeyValueStore<Bytes, byte[]>> stores, PackedWriter out) {
        this.stores = List.copyOf(stores);
        this.out = out;
    }

    /**
     * Writes a watermark unless one was written less than a second ago.
     *
     * @param asOf for each partition of {@code citations.v1} the offset up to which the stores hold everything
     * @param now milliseconds of the wall clock
     */
    public void set(InputOffsets asOf, long now) {
        if (!interval.hasPassed(now) || asOf.equals(written)) {
            return;
        }
        out.reset();
        asOf.byPartition()
                .forEach((partition, offset) -> out.writeCount(partition).writeCount(offset));
        byte[] watermark = out.toBytes();
        stores.forEach(store -> store.put(KEY, watermark));
        written = asOf;
        interval.begin(now);
    }

    /** Returns the watermark in a store, empty if there is none. */
    public static InputOffsets get(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<Integer, Long> asOf = new TreeMap<>();
        byte[] watermark = store.get(KEY);
        if (watermark != null) {
            PackedReader in = new PackedReader(watermark);
            while (in.hasMore()) {
                asOf.put(in.readCount(), in.readLongCount());
            }
        }
        return new InputOffsets(asOf);
    }
}
