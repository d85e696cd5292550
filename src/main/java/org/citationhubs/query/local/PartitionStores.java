package org.citationhubs.query.local;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.store.hubs.HubReader;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.pending.PublicationQueue;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StoreWatermarks;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbersView;

/** What a query reads of one partition; holds no state of its own. */
public record PartitionStores(
        int partition,
        ReadOnlyKeyValueStore<Bytes, byte[]> referenceLists,
        ReadOnlyKeyValueStore<Bytes, byte[]> intake,
        WorkNumbersView numbers,
        ReadOnlyKeyValueStore<Bytes, byte[]> citingLists,
        ReadOnlyKeyValueStore<Bytes, byte[]> citingWorks,
        ReadOnlyKeyValueStore<Bytes, byte[]> statements,
        ReadOnlyKeyValueStore<Bytes, byte[]> citingOrder,
        ReadOnlyKeyValueStore<Bytes, byte[]> heads,
        ReadOnlyKeyValueStore<Bytes, byte[]> hubOrder,
        ReadOnlyKeyValueStore<Bytes, byte[]> works,
        ReadOnlyKeyValueStore<Bytes, byte[]> titles,
        ReadOnlyKeyValueStore<Bytes, byte[]> unpublished,
        ReadOnlyKeyValueStore<Bytes, byte[]> progress,
        List<ReadOnlyKeyValueStore<Bytes, byte[]>> marked,
        HubReader reader) {

    private static final byte[] NO_KEY = {0};

    /** The stores of the owner, who writes them together. */
    static PartitionStores of(StoreProvider stores, int partition) {
        return of(stores, partition, List.of());
    }

    /** The stores of a copy, each of which is filled apart from the others. */
    static PartitionStores ofCopy(StoreProvider stores, int partition) {
        return of(
                stores,
                partition,
                StoreNames.HUBS_ON_DISK.stream()
                        .map(name -> stores.store(name, partition))
                        .toList());
    }

    private static PartitionStores of(
            StoreProvider stores, int partition, List<ReadOnlyKeyValueStore<Bytes, byte[]>> marked) {
        ReadOnlyKeyValueStore<Bytes, byte[]> lists = stores.store(StoreNames.CITING_LISTS, partition);
        ReadOnlyKeyValueStore<Bytes, byte[]> rows = stores.store(StoreNames.CITING_WORKS, partition);
        ReadOnlyKeyValueStore<Bytes, byte[]> statements = stores.store(StoreNames.STATEMENTS, partition);
        ReadOnlyKeyValueStore<Bytes, byte[]> heads = stores.store(StoreNames.HUBS, partition);
        return new PartitionStores(
                partition,
                stores.store(StoreNames.REFERENCE_LISTS, partition),
                stores.store(StoreNames.INTAKE, partition),
                new WorkNumbersView(stores.store(StoreNames.WORK_NUMBERS, partition)),
                lists,
                rows,
                statements,
                stores.store(StoreNames.CITING_ORDER, partition),
                heads,
                stores.store(StoreNames.HUB_ORDER, partition),
                stores.store(StoreNames.WORKS, partition),
                stores.store(StoreNames.TITLES, partition),
                stores.store(StoreNames.UNPUBLISHED, partition),
                stores.store(StoreNames.PROGRESS, partition),
                marked,
                new HubReader(heads, rows, stores.store(StoreNames.CO_CITATIONS, partition), lists, statements));
    }

    /**
     * Up to which input the stores hold everything; to be read before what it is said of.
     *
     * @throws StoreUnavailableException if it is a copy that was begun this moment: some of its stores are empty, whatever was known of it before
     */
    public InputOffsets asOf() {
        InputOffsets heard = AppliedOffsets.read(progress);
        if (marked.isEmpty()) {
            return heard;
        }
        List<InputOffsets> all = new ArrayList<>(List.of(heard));
        marked.forEach(store -> all.add(StoreWatermarks.get(store)));
        InputOffsets common = InputOffsets.min(all);
        if (common.isEmpty()) {
            throw new StoreUnavailableException(UnavailableReason.BEHIND, "the copy has heard of nothing yet");
        }
        return common;
    }

    /**
     * Reads something of one half.
     *
     * @throws StoreUnavailableException if it cannot be read
     */
    public void requireReadable(Stage half) {
        byte[] unused = (half == Stage.LISTS ? referenceLists : titles).get(Bytes.wrap(NO_KEY));
    }

    /** Whether a hub changed and is not published yet. */
    public boolean isUnpublished(int hub) {
        return PublicationQueue.waits(unpublished, hub);
    }

    /** How often something else was believed of a citing work than before. */
    public long factsChanged() {
        return AppliedOffsets.factsChanged(progress);
    }

    /** Another number each time that the stores begin anew, because what was written to them was rolled back. */
    public long opening() {
        return heads instanceof QueriedStore queried ? queried.opening() : 0;
    }

    public int unpublishedHubs() {
        return PublicationQueue.size(unpublished);
    }

    public ReferenceList referenceList(WorkId work) {
        return ReferenceListStore.get(referenceLists, work).effective();
    }

    /** The newest day of the stream that the partition has heard of, in days since 1970. */
    public int today() {
        return AppliedOffsets.newestDay(progress);
    }

    /** How many works of the partition cite anything. */
    public long citingWorksTotal() {
        return ListStageState.citingWorks(intake);
    }

    /**
     * Refuses a work that lives on under another id.
     *
     * @throws WorkMovedException if it does
     */
    public void requireOwn(int number) {
        OwnedWork unused = work(number);
    }

    /**
     * A work that this partition owns.
     *
     * @throws WorkMovedException if it lives on under another id
     */
    public OwnedWork work(int number) {
        OwnedWork work = OwnedWorkStore.get(works, number);
        WorkId movedTo = work.identity().movedTo();
        if (movedTo != null) {
            throw new WorkMovedException(movedTo);
        }
        return work;
    }

    /** What is believed of a work that this partition owns. */
    public WorkFacts factsOf(int number) {
        return OwnedWorkStore.get(works, number).description().facts();
    }
}
