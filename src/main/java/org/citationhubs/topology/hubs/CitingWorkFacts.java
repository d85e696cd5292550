package org.citationhubs.topology.hubs;

import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.memory.HeapWeights;

/** The facts of citing works, with a cache in front of the store. Used by one stream thread. */
final class CitingWorkFacts {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> citingLists;
    private final DirectMappedCache<WorkFacts> cache;

    CitingWorkFacts(ReadOnlyKeyValueStore<Bytes, byte[]> citingLists, LongSupplier cacheBytes) {
        this.citingLists = citingLists;
        this.cache = new DirectMappedCache<>(cacheBytes, HeapWeights::of);
    }

    /** Evicts cached facts until the bound holds, which may be lower than before. */
    void trim() {
        cache.trim();
    }

    /** Returns the facts of a citing work, by its number. */
    WorkFacts get(int work) {
        WorkFacts cached = cache.get(work);
        if (cached == null) {
            cached = CitingListStore.facts(citingLists, work);
            cache.put(work, cached);
        }
        return cached;
    }

    /** Replaces the facts of a citing work, which the caller stores. */
    void put(int work, WorkFacts facts) {
        cache.put(work, facts);
    }
}
