package org.citationhubs.store.lists;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.KeyPresenceFilter;
import org.citationhubs.store.memory.DirectMappedCache;

/**
 * The lists of a partition with those that were used lately in memory: the first ranking of a hub counts as many lists as it has citing
 * works, and most of them came a moment before. Begins empty with each life of the task.
 */
public final class CachedCitingLists {

    /** A list of more works is read again each time: what is remembered is bounded by its number. */
    private static final int LONGEST = 256;

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out;
    private final DirectMappedCache<CitingList> recent;
    private final KeyPresenceFilter written;

    /**
     * Reads and writes lists.
     *
     * @param remembered how many are kept in memory, two kilobytes each at the most
     */
    public CachedCitingLists(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int remembered) {
        this.store = store;
        this.out = out;
        this.recent = new DirectMappedCache<>(remembered);
        this.written = KeyPresenceFilter.to(List.of(store));
    }

    /** The list of a citing work, {@link CitingList#NONE} if this partition keeps none. */
    public CitingList get(int citing) {
        if (!written.mayHold(citing)) {
            return CitingList.NONE;
        }
        CitingList known = recent.get(citing);
        if (known == null) {
            known = CitingListStore.get(store, citing);
            remember(citing, known);
        }
        return known;
    }

    /** Keeps the list of a citing work as long as it cites a hub of this partition. */
    public void put(int citing, CitingList list) {
        CitingListStore.put(store, out, citing, list);
        written.add(citing);
        remember(citing, list.citesHubHere() ? list : CitingList.NONE);
    }

    private void remember(int citing, CitingList list) {
        if (list.size() <= LONGEST) {
            recent.put(citing, list);
        } else {
            recent.forget(citing);
        }
    }
}
