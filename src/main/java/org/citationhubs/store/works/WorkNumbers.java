package org.citationhubs.store.works;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.memory.GenerationalCache;

/**
 * Gives each work that a partition hears of a number there, from 1, in the order of hearing.
 *
 * <p>Lists and counts by number are a fifth of the bytes of those by id and are counted several times faster. Lately used numbers
 * are kept in memory; they never change, so the memory needs no care but to begin empty with each life of the task.
 */
public final class WorkNumbers {

    private final KeyValueStore<Bytes, byte[]> store;
    private final WorkNumbersView view;
    private final GenerationalCache<String, Integer> numbers;
    private final DirectMappedCache<WorkId> ids;
    private final boolean begunEmpty;
    private int last;

    /** Numbers on from what the store holds, with so many numbers in memory. */
    public WorkNumbers(KeyValueStore<Bytes, byte[]> store, int remembered) {
        this.store = store;
        this.view = new WorkNumbersView(store);
        this.numbers = new GenerationalCache<>(remembered);
        this.ids = new DirectMappedCache<>(remembered);
        this.last = lastGiven();
        this.begunEmpty = last == 0;
    }

    private int lastGiven() {
        try (KeyValueIterator<Bytes, byte[]> newestFirst =
                store.reverseRange(WorkNumbersView.idKey(1), WorkNumbersView.idKey(Integer.MAX_VALUE))) {
            if (!newestFirst.hasNext()) {
                return 0;
            }
            KeyValue<Bytes, byte[]> newest = newestFirst.next();
            return StoreKeys.intAt(newest.key, 1);
        }
    }

    /** The number of a work, a new one if it has none. */
    public int number(WorkId work) {
        int known = find(work);
        if (known != 0) {
            return known;
        }
        int given = Math.incrementExact(last);
        last = given;
        byte[] id = work.bytes();
        store.put(WorkNumbersView.numberKey(id), StoreKeys.bytesOf(given));
        store.put(WorkNumbersView.idKey(given), id);
        remember(work, given);
        return given;
    }

    /** The number of a work, 0 if it has none. */
    public int find(WorkId work) {
        Integer recent = numbers.get(work.value());
        if (recent != null) {
            return recent;
        }
        if (begunEmpty && numbers.isComplete()) {
            // What is not in memory was never given: the store need not say so.
            return 0;
        }
        int stored = view.find(work);
        if (stored != 0) {
            remember(work, stored);
        }
        return stored;
    }

    /** The numbers of works, new ones for those that have none. */
    public int[] numbers(List<WorkId> works) {
        int[] found = new int[works.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = number(works.get(i));
        }
        return found;
    }

    /** The work of a number that was given. */
    public WorkId id(int number) {
        WorkId recent = ids.get(number);
        if (recent != null) {
            return recent;
        }
        WorkId stored = view.id(number);
        ids.put(number, stored);
        return stored;
    }

    /** The highest number given so far. */
    public int last() {
        return last;
    }

    private void remember(WorkId work, int number) {
        numbers.put(work.value(), number);
        ids.put(number, work);
    }

    public static WorkId toId(byte[] bytes) {
        return WorkId.ofNormalised(new String(bytes, StandardCharsets.UTF_8));
    }
}
