package org.citationhubs.store.lists;

import java.util.List;
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

    /** Lists of more works are not cached, because the cache is bounded by the number of lists. */
    private static final int MAX_CACHED_LENGTH = 256;

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out;
    private final DirectMappedCache<CitingList> recent;
    private final KeyPresenceFilter written;

    /**
     * Caches lists of {@code store}.
     *
     * @param maxCached the number of cached lists, at most two kilobytes each
     */
    public CachedCitingLists(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int maxCached) {
        this.store = store;
        this.out = out;
        this.recent = new DirectMappedCache<>(maxCached);
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

    private void cache(int citing, CitingList list) {
        if (list.size() <= MAX_CACHED_LENGTH) {
            recent.put(citing, list);
        } else {
            recent.remove(citing);
        }
    }
}
