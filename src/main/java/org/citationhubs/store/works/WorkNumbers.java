package org.citationhubs.store.works;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.memory.GenerationalCache;
import org.citationhubs.store.memory.HeapWeights;

/**
 * Assigns a number to each work that occurs in a partition, from 1, in the order of first occurrence.
 *
 * <p>Lists and counts by number take a fifth of the bytes of those by id and are counted several times faster. Recently
 * used numbers are cached. A number never changes, so the cache needs no invalidation; it starts empty with each start
 * of the task.
 */
public final class WorkNumbers {

    /** An entry of a hash map with its share of the table, and the boxed number. */
    private static final int ENTRY_BYTES = 64;

    private static final int ID_BYTES = 24;

    private final KeyValueStore<Bytes, byte[]> store;
    private final WorkNumbersView view;
    private final GenerationalCache<String, Integer> numbers;
    private final DirectMappedCache<WorkId> ids;
    private final boolean startedEmpty;
    private int last;

    /**
     * Continues after the numbers in the store.
     *
     * @param cacheBytes heap for cached works at the moment
     */
    public WorkNumbers(KeyValueStore<Bytes, byte[]> store, LongSupplier cacheBytes) {
        this.store = store;
        this.view = new WorkNumbersView(store);
        // Both directions have about the same entries, which share the text of the id.
        this.numbers = new GenerationalCache<>(
                () -> cacheBytes.getAsLong() / 2, (id, number) -> ENTRY_BYTES + HeapWeights.of(id));
        this.ids = new DirectMappedCache<>(
                () -> cacheBytes.getAsLong() / 2, work -> ID_BYTES + HeapWeights.of(work.value()));
        this.last = readLast();
        this.startedEmpty = last == 0;
    }

    private int readLast() {
        try (KeyValueIterator<Bytes, byte[]> newestFirst =
                store.reverseRange(WorkNumbersView.idKey(1), WorkNumbersView.idKey(Integer.MAX_VALUE))) {
            if (!newestFirst.hasNext()) {
                return 0;
            }
            KeyValue<Bytes, byte[]> newest = newestFirst.next();
            return StoreKeys.intAt(newest.key, 1);
        }
    }

    /** Returns the number of a work and assigns one if it has none. */
    public int number(WorkId work) {
        int known = find(work);
        if (known != 0) {
            return known;
        }
        int assigned = Math.incrementExact(last);
        last = assigned;
        byte[] id = work.bytes();
        store.put(WorkNumbersView.numberKey(id), StoreKeys.bytesOf(assigned));
        store.put(WorkNumbersView.idKey(assigned), id);
        cache(work, assigned);
        return assigned;
    }

    /** Returns the number of a work, 0 if it has none. */
    public int find(WorkId work) {
        Integer recent = numbers.get(work.value());
        if (recent != null) {
            return recent;
        }
        if (startedEmpty && numbers.isComplete()) {
            // The cache has all numbers of this store: a lookup on disk can only miss.
            return 0;
        }
        int stored = view.find(work);
        if (stored != 0) {
            cache(work, stored);
        }
        return stored;
    }

    /** Returns the numbers of works and assigns those that are missing. */
    public int[] numbers(List<WorkId> works) {
        int[] found = new int[works.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = number(works.get(i));
        }
        return found;
    }

    /** Returns the work of an assigned number. */
    public WorkId id(int number) {
        WorkId recent = ids.get(number);
        if (recent != null) {
            return recent;
        }
        WorkId stored = view.id(number);
        ids.put(number, stored);
        return stored;
    }

    /** Evicts cached works until the bound holds, which may be lower than before. */
    public void trim() {
        numbers.trim();
        ids.trim();
    }

    /** Returns the highest number assigned so far. */
    public int last() {
        return last;
    }

    private void cache(WorkId work, int number) {
        numbers.put(work.value(), number);
        ids.put(number, work);
    }

    /** Returns the id in a value of the store. */
    public static WorkId toId(byte[] bytes) {
        return WorkId.ofNormalised(new String(bytes, StandardCharsets.UTF_8));
    }
}
