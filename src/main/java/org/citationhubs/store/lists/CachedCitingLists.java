package org.citationhubs.store.lists;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.KeyPresenceFilter;
import org.citationhubs.store.memory.DirectMappedCache;

/**
 * Reads and writes the lists of a partition through a cache: the first ranking of a hub counts as many lists as the hub
 * has citing works, and most of those lists arrived shortly before.
 *
 * <p>Owned by one stream thread; starts empty with each start of the task.
 */
public final class CachedCitingLists {

    /** Lists of more works are not cached: one of them would evict hundreds of others. */
    private static final int MAX_CACHED_LENGTH = 1_024;

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out;
    private final DirectMappedCache<CitingList> recent;
    private final KeyPresenceFilter written;

    /**
     * Caches lists of {@code store}.
     *
     * @param cacheBytes heap for cached lists at the moment
     */
    public CachedCitingLists(KeyValueStore<Bytes, byte[]> store, PackedWriter out, LongSupplier cacheBytes) {
        this.store = store;
        this.out = out;
        this.recent = new DirectMappedCache<>(cacheBytes, CitingList::heapBytes);
        this.written = KeyPresenceFilter.over(List.of(store));
    }

    /** Returns the list of a citing work, {@link CitingList#NONE} if none is stored. */
    public CitingList get(int citing) {
        if (!written.mayContain(citing)) {
            return CitingList.NONE;
        }
        CitingList known = recent.get(citing);
        if (known == null) {
            known = CitingListStore.get(store, citing);
            cache(citing, known);
        }
        return known;
    }

    /** Stores the list of a citing work, or removes it if it cites no hub of this partition. */
    public void put(int citing, CitingList list) {
        CitingListStore.put(store, out, citing, list);
        written.add(citing);
        cache(citing, list.citesHubHere() ? list : CitingList.NONE);
    }

    /** Evicts cached lists until the bound holds, which may be lower than before. */
    public void trim() {
        recent.trim();
    }

    private void cache(int citing, CitingList list) {
        if (list.size() <= MAX_CACHED_LENGTH) {
            recent.put(citing, list);
        } else {
            recent.remove(citing);
        }
    }
}
