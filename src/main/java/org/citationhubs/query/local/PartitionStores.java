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
import org.citationhubs.store.hubs.HubStoresView;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.pending.PendingWork;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StoreWatermarks;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;

/** What a query reads of one partition; holds no state of its own. */
public record PartitionStores(
        int partition,
        ReadOnlyKeyValueStore<Bytes, byte[]> referenceLists,
        ReadOnlyKeyValueStore<Bytes, byte[]> intake,
        HubStoresView hubs,
        List<ReadOnlyKeyValueStore<Bytes, byte[]>> marked) {

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
        return new PartitionStores(
                partition,
                stores.store(StoreNames.REFERENCE_LISTS, partition),
                stores.store(StoreNames.INTAKE, partition),
                new HubStoresView(name -> stores.store(name, partition)),
                marked);
    }

    /**
     * Up to which input the stores hold everything; to be read before what it is said of.
     *
     * @throws StoreUnavailableException if it is a copy that was begun this moment: some of its stores are empty, whatever was known of it before
     */
    public InputOffsets asOf() {
        InputOffsets heard = AppliedOffsets.read(hubs.progress());
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
        byte[] unused = (half == Stage.LISTS ? referenceLists : hubs.titles()).get(Bytes.wrap(NO_KEY));
    }

    /** Whether a hub changed and is not published yet. */
    public boolean isUnpublished(int hub) {
        return PendingWork.isUnpublished(hubs.unpublished(), hub);
    }

    /** How often something else was believed of a citing work than before. */
    public long factsChanged() {
        return AppliedOffsets.factsChanged(hubs.progress());
    }

    /** Another number each time that the stores begin anew, because what was written to them was rolled back. */
    public long opening() {
        return hubs.headers() instanceof QueriedStore queried ? queried.opening() : 0;
    }

    public int unpublishedHubs() {
        return PendingWork.size(hubs.unpublished());
    }

    public ReferenceList referenceList(WorkId work) {
        return ReferenceListStore.get(referenceLists, work).effective();
    }

    /** The newest day of the stream that the partition has heard of, in days since 1970. */
    public int today() {
        return AppliedOffsets.newestDay(hubs.progress());
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
        OwnedWork work = OwnedWorkStore.get(hubs.works(), number);
        WorkId movedTo = work.identity().movedTo();
        if (movedTo != null) {
            throw new WorkMovedException(movedTo);
        }
        return work;
    }

    /** What is believed of a work that this partition owns. */
    public WorkFacts factsOf(int number) {
        return OwnedWorkStore.get(hubs.works(), number).description().facts();
    }
}
