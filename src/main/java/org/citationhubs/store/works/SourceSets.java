package org.citationhubs.store.works;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.memory.GenerationalCache;
import org.citationhubs.store.memory.HeapWeights;

/**
 * Assigns a number to each set of systems that asserts a citation in a partition, from 0, in the order of first
 * occurrence. A partition has few sets and many citations, so each citation stores the number alone. Values leave out
 * the number 0, so that a deployment with one source stores nothing for it.
 *
 * <p>A number never changes. Owned by one stream thread.
 */
public final class SourceSets {

    private static final int NUMBER_BY_SET = 3;

    /** Far more than the sets of a partition take, unless somebody makes up sources. */
    private static final long CACHE_BYTES = 256 << 10;

    private static final int ENTRY_BYTES = 96;

    private final KeyValueStore<Bytes, byte[]> store;
    private final SourceSetsView view;
    private final PackedWriter out = new PackedWriter();
    private final GenerationalCache<SourceSet, Integer> numbers =
            new GenerationalCache<>(() -> CACHE_BYTES, (set, number) -> weight(set));
    private SourceSet recent = SourceSet.NONE;
    private int numberOfRecent = -1;
    private int assigned;

    /** Continues after the numbers in the store. */
    public SourceSets(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.view = new SourceSetsView(store);
        this.assigned = readAssigned();
    }

    private int readAssigned() {
        try (KeyValueIterator<Bytes, byte[]> newestFirst =
                store.reverseRange(SourceSetsView.setKey(0), SourceSetsView.setKey(Integer.MAX_VALUE))) {
            if (!newestFirst.hasNext()) {
                return 0;
            }
            KeyValue<Bytes, byte[]> newest = newestFirst.next();
            return StoreKeys.intAt(newest.key, 1) + 1;
        }
    }

    /** Returns the sets by number. */
    public SourceSetsView view() {
        return view;
    }

    /** Returns the number of a set and assigns one if it has none. */
    public int number(SourceSet set) {
        if (numberOfRecent < 0 || !set.equals(recent)) {
            numberOfRecent = find(set);
            recent = set;
        }
        return numberOfRecent;
    }

    private int find(SourceSet set) {
        Integer known = numbers.get(set);
        if (known != null) {
            return known;
        }
        PackedParts.writeSources(out.reset(), set);
        byte[] packed = out.toBytes();
        Bytes key = StoreKeys.ofKind(NUMBER_BY_SET, packed);
        byte[] stored = store.get(key);
        int number = stored == null ? assigned++ : StoreKeys.intAt(stored, 0);
        if (stored == null) {
            store.put(key, StoreKeys.bytesOf(number));
            store.put(SourceSetsView.setKey(number), packed);
        }
        numbers.put(set, number);
        return number;
    }

    private static long weight(SourceSet set) {
        long bytes = ENTRY_BYTES;
        for (String system : set.systems()) {
            bytes += HeapWeights.of(system) + Integer.BYTES;
        }
        return bytes;
    }
}
