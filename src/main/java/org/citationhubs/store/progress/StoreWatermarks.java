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
 * A mark in each store of a partition: up to which input the store held everything when the mark was written. The stores of a copy are filled one
 * by one, so what one of them says of how far the stream has come says nothing of the others.
 */
public final class StoreWatermarks {

    /** Every mark costs a record in each changelog. */
    private static final long BETWEEN_MILLIS = 1_000;

    /** Shorter than all keys of all stores, and before them in every order. */
    private static final Bytes KEY = Bytes.wrap(new byte[] {0});

    private final List<KeyValueStore<Bytes, byte[]>> stores;
    private final PackedWriter out;
    private InputOffsets marked = InputOffsets.NONE;
    private long markedAt = Long.MIN_VALUE;

    /** Marks these stores. */
    public StoreWatermarks(List<KeyValueStore<Bytes, byte[]>> stores, PackedWriter out) {
        this.stores = List.copyOf(stores);
        this.out = out;
    }

    /**
     * Marks the stores if that was not done lately.
     *
     * @param asOf for each partition of {@code citations.v1} the offset up to which the stores hold everything
     * @param now milliseconds of the wall clock
     */
    public void set(InputOffsets asOf, long now) {
        boolean lately = markedAt != Long.MIN_VALUE && now - markedAt < BETWEEN_MILLIS;
        if (lately || asOf.equals(marked)) {
            return;
        }
        out.reset();
        asOf.byPartition().forEach((partition, offset) -> out.writeCount(partition).writeCount(offset));
        byte[] mark = out.toBytes();
        stores.forEach(store -> store.put(KEY, mark));
        marked = asOf;
        markedAt = now;
    }

    /** The mark in a store; empty if there is none. */
    public static InputOffsets get(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<Integer, Long> asOf = new TreeMap<>();
        byte[] mark = store.get(KEY);
        if (mark != null) {
            PackedReader in = new PackedReader(mark);
            while (in.hasMore()) {
                asOf.put(in.readCount(), in.readLongCount());
            }
        }
        return new InputOffsets(asOf);
    }
}
