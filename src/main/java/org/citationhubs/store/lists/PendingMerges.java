package org.citationhubs.store.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * Stores merges of cited works that reference lists are still to follow, in the state of a partition. A list is
 * rewritten once for all that are pending, and not once for each.
 */
public final class PendingMerges {

    /** Most pending merges of a partition. */
    public static final int MOST = 10_000;

    private static final int KIND = 2;
    private static final Bytes SIZE = StoreKeys.of(8);

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();

    PendingMerges(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * The pending merges of one citing work.
     *
     * @param merged surviving id by alias
     */
    public record MergesOfList(WorkId citing, SortedMap<WorkId, WorkId> merged) {}

    /** Adds a merge; of two of the same alias the later one counts. */
    public void add(WorkId citing, WorkId alias, WorkId survivor) {
        Bytes key = key(citing, alias.value());
        if (store.get(key) == null) {
            putSize(size(store) + 1);
        }
        out.reset().writeText(citing.value()).writeText(alias.value()).writeText(survivor.value());
        store.put(key, out.toBytes());
    }

    /** Returns the number of pending merges, also from another thread. */
    public static int size(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        byte[] size = store.get(SIZE);
        return size == null ? 0 : new PackedReader(size).readCount();
    }

    /** Returns the number of pending merges. */
    public int size() {
        return size(store);
    }

    /** Returns and removes all pending merges of the first citing work, null if there are none. */
    public @Nullable MergesOfList take() {
        WorkId citing = null;
        SortedMap<WorkId, WorkId> merged = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(StoreKeys.ofKind(KIND, new byte[0]), StoreKeys.ofKind(KIND + 1, new byte[0]))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                PackedReader in = new PackedReader(entry.value);
                WorkId work = WorkId.ofNormalised(in.readText());
                if (citing != null && !work.equals(citing)) {
                    break;
                }
                citing = work;
                merged.put(WorkId.ofNormalised(in.readText()), WorkId.ofNormalised(in.readText()));
            }
        }
        if (citing == null) {
            return null;
        }
        for (WorkId alias : merged.keySet()) {
            store.delete(key(citing, alias.value()));
        }
        putSize(size() - merged.size());
        return new MergesOfList(citing, merged);
    }

    private void putSize(int size) {
        store.put(SIZE, out.reset().writeCount(size).toBytes());
    }

    /** Returns a key under which the merges of one citing work follow each other: no id has a zero byte. */
    private static Bytes key(WorkId citing, String alias) {
        return StoreKeys.ofKind(KIND, (citing.value() + '\0' + alias).getBytes(UTF_8));
    }
}
