package org.citationhubs.query.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.local.Answer.Moved;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.store.hubs.HubStoresView;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.lists.RevocationReasons;
import org.citationhubs.store.lists.SourceTotals;
import org.citationhubs.store.lists.SourceTotalsStore;
import org.citationhubs.store.pending.PendingWork;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StateMark;
import org.citationhubs.store.progress.StoreWatermarks;
import org.citationhubs.store.works.OwnedWork;

/** The stores of one partition, for a query. Has no state of its own. */
public record PartitionStores(
        int partition,
        ReadOnlyKeyValueStore<Bytes, byte[]> referenceLists,
        ReadOnlyKeyValueStore<Bytes, byte[]> intake,
        HubStoresView hubs,
        List<ReadOnlyKeyValueStore<Bytes, byte[]>> watermarked) {

    private static final byte[] NO_KEY = {0};

    /** Returns the stores of the active replica, which are written together. */
    static PartitionStores ofActive(StoreProvider stores, int partition) {
        return of(stores, partition, List.of());
    }

    /** Returns the stores of a standby, each of which is restored separately and has a watermark of its own. */
    static PartitionStores ofStandby(StoreProvider stores, int partition) {
        return of(
                stores,
                partition,
                StoreNames.HUBS_ON_DISK.stream()
                        .map(name -> stores.store(name, partition))
                        .toList());
    }

    private static PartitionStores of(
            StoreProvider stores, int partition, List<ReadOnlyKeyValueStore<Bytes, byte[]>> watermarked) {
        return new PartitionStores(
                partition,
                stores.store(StoreNames.REFERENCE_LISTS, partition),
                stores.store(StoreNames.INTAKE, partition),
                new HubStoresView(name -> stores.store(name, partition)),
                watermarked);
    }

    /**
     * Returns the input offsets that the stores cover; to be called before the data is read, so that the data is never
     * older than they say.
     *
     * @throws StoreUnavailableException if a standby has just been created and some of its stores are still empty
     */
    public InputOffsets asOf() {
        InputOffsets applied = AppliedOffsets.read(hubs.progress());
        if (watermarked.isEmpty()) {
            return applied;
        }
        List<InputOffsets> all = new ArrayList<>(List.of(applied));
        watermarked.forEach(store -> all.add(StoreWatermarks.get(store)));
        InputOffsets common = InputOffsets.min(all);
        if (common.isEmpty()) {
            throw new StoreUnavailableException(UnavailableReason.BEHIND, "the standby has processed no input yet");
        }
        return common;
    }

    /**
     * Reads one entry of a stage.
     *
     * @throws StoreUnavailableException if its stores cannot be read
     */
    public void requireReadable(Stage stage) {
        byte[] unused = (stage == Stage.LISTS ? referenceLists : hubs.titles()).get(Bytes.wrap(NO_KEY));
    }

    /** Returns whether a hub changed and is not published yet. */
    public boolean isUnpublished(int hub) {
        return PendingWork.isUnpublished(hubs.unpublished(), hub);
    }

    /** Returns how often the facts of a citing work changed. */
    public long factsChanged() {
        return AppliedOffsets.factsChanged(hubs.progress());
    }

    /** Returns a number that changes each time that the stores are reopened, because a transaction was rolled back. */
    public long incarnation() {
        return hubs.headers() instanceof QueriedStore queried ? queried.incarnation() : 0;
    }

    /**
     * Returns the amount of all pending work: hubs to publish, unfinished passes over rows, works with a new title, and
     * one for the keys of a state before this one, until those of no hub are withdrawn.
     */
    public int unpublishedHubs() {
        StateMark mark = StateMark.get(hubs.hubOrder());
        return PendingWork.size(hubs.unpublished()) + (mark != null && mark.keysUnchecked() ? 1 : 0);
    }

    /** Returns the amount of pending work on lists: merges of cited works, and a sweep after a revocation. */
    public int pendingLists() {
        return ListStageState.pending(intake);
    }

    /** Returns what the lists of the partition hold of each system, by name. */
    public SortedMap<String, SourceTotals> sourceTotals() {
        return SourceTotalsStore.read(intake);
    }

    /** Returns why systems are revoked, by name, as far as the partition read the decisions. */
    public SortedMap<String, String> revocationReasons() {
        return RevocationReasons.read(intake);
    }

    /** Returns the rules by which the reference lists of a work are united. */
    public SourceRules sourceRules(WorkId work) {
        return ListStageState.rules(intake, work);
    }

    /** Returns the reference list of a work, empty if there is none. */
    public EffectiveList referenceList(WorkId work) {
        return referenceLists(work).effective(sourceRules(work));
    }

    /** Returns the reference lists of a work as its sources state them, no list if there is none. */
    public ReferenceListState referenceLists(WorkId work) {
        return ReferenceListStore.get(referenceLists, work);
    }

    /** Returns the newest day of the events that the partition has processed, in days since 1970. */
    public int today() {
        return AppliedOffsets.newestDay(hubs.progress());
    }

    /** Returns the number of works of the partition that cite at least one work. */
    public long citingWorksTotal() {
        return ListStageState.citingWorks(intake);
    }

    /** Returns a work that this partition owns; moved if its number belongs to an alias. */
    public Answer<OwnedWork> owned(int number) {
        OwnedWork work = hubs.work(number);
        WorkId movedTo = work.identity().movedTo();
        return movedTo == null ? new Found<>(work) : new Moved<>(movedTo);
    }

    /** Returns the facts of a work that this partition owns. */
    public WorkFacts factsOf(int number) {
        return hubs.work(number).description().facts();
    }
}
