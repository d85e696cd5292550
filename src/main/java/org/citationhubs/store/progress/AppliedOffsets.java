package org.citationhubs.store.progress;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * The progress of a partition: the newest day of the stream, and for each input partition the offset up to which all
 * changes that concern this partition are applied.
 *
 * <p>Updated in memory and stored from time to time: the stored progress may be behind, never ahead.
 *
 * <p>Owned by one stream thread; the static methods read the store from other threads.
 */
public final class AppliedOffsets {

    private static final Bytes NEWEST_DAY = StoreKeys.ofKind(1, 0);
    private static final Bytes FACTS = StoreKeys.ofKind(2, 0);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private final SortedMap<Integer, Long> applied;
    private int newestDay;
    private long factsChanged;
    private boolean stored = true;

    /** Continues with what the store holds. */
    public AppliedOffsets(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.applied = new TreeMap<>(read(store).byPartition());
        this.newestDay = newestDay(store);
        this.factsChanged = factsChanged(store);
    }

    /** Advances to the newest day of an input partition. */
    public void advanceTo(int day) {
        if (day > newestDay) {
            newestDay = day;
            // Stored at once: the day is sent only when it changes, so a day lost by a crash would not be sent again.
            store.put(NEWEST_DAY, out.reset().writeSigned(day).toBytes());
        }
    }

    /** Returns the newest day, {@link EpochDay#NONE} if there was none. */
    public int newestDay() {
        return newestDay;
    }

    /** Returns the newest day in the store of another thread. */
    public static int newestDay(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(NEWEST_DAY);
        return bytes == null ? EpochDay.NONE : (int) new PackedReader(bytes).readSigned();
    }

    /** Records that all changes up to an input record are applied. */
    public void apply(InputOffset source) {
        if (source.partition() >= 0) {
            applied.merge(source.partition(), source.offset(), Math::max);
            stored = false;
        }
    }

    /** Records that the facts of a citing work changed, with or without its list. */
    public void factsChanged() {
        factsChanged++;
        stored = false;
    }

    /** Returns the number of fact changes in the store of another thread. */
    public static long factsChanged(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(FACTS);
        return bytes == null ? 0 : new PackedReader(bytes).readLongCount();
    }

    /** Returns the applied offset of each input partition. */
    public InputOffsets asOf() {
        return new InputOffsets(applied);
    }

    /** Stores what changed since the last call. */
    public void store() {
        if (!stored) {
            // Stored before the offsets: a reader of the offsets first and this second misses no change that they
            // cover.
            if (factsChanged > 0) {
                store.put(FACTS, out.reset().writeCount(factsChanged).toBytes());
            }
            applied.forEach((partition, offset) -> store.put(
                    StoreKeys.of(partition), out.reset().writeCount(offset).toBytes()));
            stored = true;
        }
    }

    /** What a store of another thread or instance holds. */
    public static InputOffsets read(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (entry.key.equals(NEWEST_DAY) || entry.key.equals(FACTS)) {
                    continue;
                }
                offsets.put(StoreKeys.intAt(entry.key, 0), new PackedReader(entry.value).readLongCount());
            }
        }
        return new InputOffsets(offsets);
    }
}
