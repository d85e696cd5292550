package org.citationhubs.query;

import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.store.HubReader;
import org.citationhubs.store.Progress;
import org.citationhubs.store.ReferenceLists;
import org.citationhubs.store.StoreNames;
import org.citationhubs.store.Unpublished;
import org.citationhubs.store.WorkNumbersView;
import org.citationhubs.store.Works;

/** What a query reads of one partition; holds no state of its own. */
record PartitionStores(
        ReadOnlyKeyValueStore<Bytes, byte[]> referenceLists,
        WorkNumbersView numbers,
        ReadOnlyKeyValueStore<Bytes, byte[]> citingLists,
        ReadOnlyKeyValueStore<Bytes, byte[]> citingWorks,
        ReadOnlyKeyValueStore<Bytes, byte[]> works,
        ReadOnlyKeyValueStore<Bytes, byte[]> titles,
        ReadOnlyKeyValueStore<Bytes, byte[]> unpublished,
        ReadOnlyKeyValueStore<Bytes, byte[]> progress,
        HubReader reader) {

    static PartitionStores of(Stores stores, int partition) {
        ReadOnlyKeyValueStore<Bytes, byte[]> lists = stores.store(StoreNames.CITING_LISTS, partition);
        ReadOnlyKeyValueStore<Bytes, byte[]> rows = stores.store(StoreNames.CITING_WORKS, partition);
        return new PartitionStores(
                stores.store(StoreNames.REFERENCE_LISTS, partition),
                new WorkNumbersView(stores.store(StoreNames.WORK_NUMBERS, partition)),
                lists,
                rows,
                stores.store(StoreNames.WORKS, partition),
                stores.store(StoreNames.TITLES, partition),
                stores.store(StoreNames.UNPUBLISHED, partition),
                stores.store(StoreNames.PROGRESS, partition),
                new HubReader(
                        stores.store(StoreNames.HUBS, partition),
                        rows,
                        stores.store(StoreNames.CO_CITATIONS, partition),
                        lists));
    }

    /** Up to which input the stores hold everything; to be read before what it is said of. */
    SortedMap<Integer, Long> asOf() {
        return Progress.read(progress);
    }

    int unpublishedHubs() {
        return Unpublished.size(unpublished);
    }

    ReferenceList referenceList(WorkId work) {
        return ReferenceLists.get(referenceLists, work);
    }

    /** What is believed of a work that this partition owns. */
    WorkFacts factsOf(int number) {
        return Works.get(works, number).description().facts();
    }
}
