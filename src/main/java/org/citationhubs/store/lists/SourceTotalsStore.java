package org.citationhubs.store.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * Stores totals by system in the state of a partition.
 *
 * <p>Of the systems that a partition ever saw, the {@value #MOST} with the least names are counted, so that a sender
 * who invents names does not fill the memory. A system that is counted in the end was counted from its first event on,
 * whatever the order.
 */
public final class SourceTotalsStore {

    /** Most systems that are counted in a partition. */
    static final int MOST = 1_000;

    private static final int KIND = 1;
    private static final Bytes SYSTEMS = StoreKeys.of(7);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();

    SourceTotalsStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Adds a change of what a system asserts, and the time of the event behind it. */
    public void add(String system, int works, int citations, Instant observedAt) {
        Bytes key = key(system);
        byte[] known = store.get(key);
        if (known == null && !makeRoom(key)) {
            return;
        }
        SourceTotals before = known == null ? SourceTotals.NONE : SourceTotals.read(known);
        SourceTotals after = before.plus(works, citations, observedAt);
        if (known == null || !after.equals(before)) {
            store.put(key, after.write(out));
        }
    }

    /** Returns whether a system that is new is counted, and removes the one with the greatest name for it. */
    private boolean makeRoom(Bytes key) {
        byte[] count = store.get(SYSTEMS);
        int systems = count == null ? 0 : new PackedReader(count).readCount();
        if (systems < MOST) {
            store.put(SYSTEMS, out.reset().writeCount(systems + 1L).toBytes());
            return true;
        }
        Bytes greatest = key;
        try (KeyValueIterator<Bytes, byte[]> last = store.reverseRange(first(), end())) {
            if (last.hasNext()) {
                greatest = last.next().key;
            }
        }
        if (key.compareTo(greatest) >= 0) {
            return false;
        }
        store.delete(greatest);
        return true;
    }

    /** Returns the totals of all systems by name, and of those that are revoked; also from another thread. */
    public static SortedMap<String, SourceTotals> read(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<String, SourceTotals> totals = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(first(), end())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                byte[] key = entry.key.get();
                totals.put(new String(key, 1, key.length - 1, UTF_8), SourceTotals.read(entry.value));
            }
        }
        for (String revoked : ListStageState.sourceRules(store).wanted().revoked()) {
            totals.merge(revoked, SourceTotals.NONE.withRevoked(true), (known, none) -> known.withRevoked(true));
        }
        return totals;
    }

    private static Bytes key(String system) {
        return StoreKeys.ofKind(KIND, system.getBytes(UTF_8));
    }

    private static Bytes first() {
        return StoreKeys.ofKind(KIND, new byte[0]);
    }

    /** Returns a key after those of all systems, which no entry has. */
    private static Bytes end() {
        return StoreKeys.ofKind(KIND + 1, new byte[0]);
    }
}
