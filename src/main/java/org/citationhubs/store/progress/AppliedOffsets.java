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
 * How far the stream has come, by what a partition has heard of it: its newest day, and the offset of each partition of {@code citations.v1} up to which a partition has heard of all changes that concern it.
 *
 * <p>Kept in memory while records flow and stored now and then: what is stored may lag behind what is known, never run ahead.
 */
public final class AppliedOffsets {

    private static final Bytes NEWEST_DAY = StoreKeys.ofKind(1, 0);
    private static final Bytes FACTS = StoreKeys.ofKind(2, 0);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private final SortedMap<Integer, Long> heard;
    private int newestDay;
    private long factsChanged;
    private boolean stored = true;

    /** Goes on with what the store holds. */
    public AppliedOffsets(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.heard = new TreeMap<>(read(store).byPartition());
        this.newestDay = newestDay(store);
        this.factsChanged = factsChanged(store);
    }

    /** Notes the newest day of an input partition, in days since 1970. */
    public void heard(int day) {
        if (day > newestDay) {
            newestDay = day;
            // At once: it is told only when it changes, so one that a crash made forgotten would not come again.
            store.put(NEWEST_DAY, out.reset().writeSigned(day).toBytes());
        }
    }

    /** The newest day heard of, in days since 1970; {@link EpochDay#NONE} if none was. */
    public int newestDay() {
        return newestDay;
    }

    /** The newest day in the store of another thread. */
    public static int newestDay(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(NEWEST_DAY);
        return bytes == null ? EpochDay.NONE : (int) new PackedReader(bytes).readSigned();
    }

    /** Notes that all changes up to an input record have been heard. */
    public void heard(InputOffset source) {
        if (source.partition() >= 0) {
            heard.merge(source.partition(), source.offset(), Math::max);
            stored = false;
        }
    }

    /** Notes that something else is believed of a citing work than before, though its list may be the same. */
    public void factsChanged() {
        factsChanged++;
        stored = false;
    }

    /** How often {@link #factsChanged} was noted in the store of another thread. */
    public static long factsChanged(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(FACTS);
        return bytes == null ? 0 : new PackedReader(bytes).readLongCount();
    }

    /** The offset heard of each input partition. */
    public InputOffsets asOf() {
        return new InputOffsets(heard);
    }

    /** Stores what was heard since the last time. */
    public void store() {
        if (!stored) {
            // Before the offsets: who reads those first and this then misses no change that they cover.
            if (factsChanged > 0) {
                store.put(FACTS, out.reset().writeCount(factsChanged).toBytes());
            }
            heard.forEach((partition, offset) -> store.put(
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
