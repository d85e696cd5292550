package org.citationhubs.store.progress;

import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * The progress of a partition: the newest day of the stream, and for each input partition the offset up to which all
 * changes that concern this partition are applied.
 *
 * <p>Updated in memory and stored from time to time: the stored progress may be behind, never ahead.
 *
 * <p>Two values of the store hold all of it, so that a change costs one record in the changelog, however many
 * partitions there are. Each begins with what release 0.1.0 wrote under its key and continues with offsets, which
 * that release does not read; it wrote each offset under the number of its partition, which is still read.
 *
 * <p>Owned by one stream thread; the static methods read the store from other threads.
 */
public final class AppliedOffsets {

    /** The newest day, then the announced offsets. */
    private static final Bytes NEWEST_DAY = StoreKeys.ofKind(1, 0);

    /** The number of changes of facts, then the applied offsets. */
    private static final Bytes APPLIED = StoreKeys.ofKind(2, 0);

    /** About as often as a transaction is committed: what is stored more often only fills the changelog. */
    private static final long MIN_INTERVAL_MILLIS = 250;

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private final SortedMap<Integer, Long> applied;
    private final SortedMap<Integer, Long> announced;
    private final LeastInterval interval = new LeastInterval(MIN_INTERVAL_MILLIS);
    private @Nullable InputOffsets asOf;
    private int newestDay;
    private long factsChanged;
    private boolean stored = true;
    private boolean announcedStored = true;

    /** Continues with what the store holds. */
    public AppliedOffsets(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.applied = appliedIn(store);
        readOffsetsByPartition(store).forEach((partition, offset) -> applied.merge(partition, offset, Math::max));
        this.newestDay = newestDay(store);
        this.announced = announcedIn(store);
        this.factsChanged = factsChanged(store);
    }

    /** Advances to the newest day of an input partition. */
    public void advanceTo(int day) {
        if (day > newestDay) {
            newestDay = day;
            // Stored at once: the day is sent only when it changes, so a day lost by a crash would not be sent again.
            storeAnnounced();
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
        if (source.partition() >= 0 && isNewer(applied, source.partition(), source.offset())) {
            applied.put(source.partition(), source.offset());
            asOf = null;
            stored = false;
        }
    }

    /** Records an announcement that this partition relays: a crash must not lose it before it is sent. */
    public void announce(InputOffset source) {
        if (isNewer(announced, source.partition(), source.offset())) {
            announced.put(source.partition(), source.offset());
            announcedStored = false;
        }
    }

    private static boolean isNewer(Map<Integer, Long> known, int partition, long offset) {
        Long before = known.get(partition);
        return before == null || offset > before;
    }

    /** Returns the announced offsets that this partition relays. */
    public SortedMap<Integer, Long> announced() {
        return announced;
    }

    /** Records that the facts of a citing work changed, with or without its list. */
    public void factsChanged() {
        factsChanged++;
        stored = false;
    }

    /** Returns the number of fact changes in the store of another thread. */
    public static long factsChanged(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(APPLIED);
        return bytes == null ? 0 : new PackedReader(bytes).readLongCount();
    }

    /** Returns the applied offset of each input partition. */
    public InputOffsets asOf() {
        InputOffsets known = asOf;
        if (known == null) {
            known = new InputOffsets(applied);
            asOf = known;
        }
        return known;
    }

    /**
     * Stores what changed since the last call, unless that was a moment ago.
     *
     * @param now milliseconds of the wall clock
     */
    public void store(long now) {
        if ((stored && announcedStored) || !interval.hasPassed(now)) {
            return;
        }
        interval.begin(now);
        if (!stored) {
            // One value: a reader of the offsets misses no change of facts that they cover.
            store.put(APPLIED, withOffsets(out.reset().writeCount(factsChanged), applied));
            stored = true;
        }
        if (!announcedStored) {
            storeAnnounced();
        }
    }

    private void storeAnnounced() {
        store.put(NEWEST_DAY, withOffsets(out.reset().writeSigned(newestDay), announced));
        announcedStored = true;
    }

    private static byte[] withOffsets(PackedWriter out, SortedMap<Integer, Long> offsets) {
        offsets.forEach((partition, offset) -> out.writeCount(partition).writeCount(offset));
        return out.toBytes();
    }

    /** What a store of another thread or instance holds. */
    public static InputOffsets read(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<Integer, Long> offsets = appliedIn(store);
        return new InputOffsets(offsets.isEmpty() ? readOffsetsByPartition(store) : offsets);
    }

    private static SortedMap<Integer, Long> appliedIn(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(APPLIED);
        if (bytes == null) {
            return new TreeMap<>();
        }
        PackedReader in = new PackedReader(bytes);
        long unused = in.readLongCount();
        return readOffsets(in);
    }

    private static SortedMap<Integer, Long> announcedIn(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] bytes = store.get(NEWEST_DAY);
        if (bytes == null) {
            return new TreeMap<>();
        }
        PackedReader in = new PackedReader(bytes);
        long unused = in.readSigned();
        return readOffsets(in);
    }

    private static SortedMap<Integer, Long> readOffsets(PackedReader in) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        while (in.hasMore()) {
            offsets.put(in.readCount(), in.readLongCount());
        }
        return offsets;
    }

    /** Reads the offsets as release 0.1.0 stored them, each under the number of its partition. */
    private static SortedMap<Integer, Long> readOffsetsByPartition(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                if (!entry.key.equals(NEWEST_DAY) && !entry.key.equals(APPLIED)) {
                    offsets.put(StoreKeys.intAt(entry.key, 0), new PackedReader(entry.value).readLongCount());
                }
            }
        }
        return offsets;
    }
}
