package org.citationhubs.topology.lists;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.topology.lists.ListStageOutput.DeadLetterOutput;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.lists.ListStageOutput.ListUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.ListStageMessage.CitedWorkMerged;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecordsApplied;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;
import org.citationhubs.topology.stage.UnchangedEventKind;

/** Applies input records and messages to the reference lists of one partition, and sends the changes on. */
public final class ListUpdater {

    private final TopologySettings settings;
    private final int partition;
    private final KeyValueStore<Bytes, byte[]> lists;
    private final ListStageState state;
    private final Consumer<? super ListStageOutput> outputs;
    private final StreamMeters meters;
    private final WorkPartitioner partitioner;
    private final ListFanOut fanOut;
    private final CitationEventReader citationEvents;
    private final WorkEventReader workEvents;
    private final Repairs repairs = new Repairs();
    private final PackedWriter out = new PackedWriter();
    private final ListLimits limits;
    private final AliasLimits aliasLimits = new AliasLimits(out);
    private final PartitionUpdateParts updateParts = new PartitionUpdateParts();

    /**
     * Creates an updater of one partition.
     *
     * @param lists reference lists by citing work
     * @param outputs receives the changes
     * @param meters count the changes
     */
    public ListUpdater(
            TopologySettings settings,
            int partition,
            KeyValueStore<Bytes, byte[]> lists,
            ListStageState state,
            Consumer<? super ListStageOutput> outputs,
            StreamMeters meters) {
        this.settings = settings;
        this.partition = partition;
        this.lists = lists;
        this.state = state;
        this.outputs = outputs;
        this.meters = meters;
        this.limits = new ListLimits(settings.limits().referencesPerWork(), out);
        this.partitioner = new WorkPartitioner(settings.partitions());
        this.fanOut = new ListFanOut(partitioner::of, settings.partitions());
        this.citationEvents = new CitationEventReader(settings.limits(), meters::unknownTerm);
        this.workEvents = new WorkEventReader(settings.limits());
    }

    /** Creates the updater of the partition that a processor works on. */
    static ListUpdater of(
            TopologySettings settings,
            ProcessorContext<Void, ListStageOutput> context,
            Consumer<? super ListStageOutput> outputs) {
        KeyValueStore<Bytes, byte[]> lists = context.getStateStore(StoreNames.REFERENCE_LISTS);
        KeyValueStore<Bytes, byte[]> state = context.getStateStore(StoreNames.INTAKE);
        return new ListUpdater(
                settings,
                context.taskId().partition(),
                lists,
                new ListStageState(state),
                outputs,
                StreamMeters.of(context.appConfigs()));
    }

    /** Returns the newest day on which a citation was observed, in days since 1970. */
    public int newestDay() {
        return state.newestDay();
    }

    /** Returns the offset up to which the input of this partition is applied, here and by the owners of its works. */
    public InputOffset appliedInput() {
        long offset = state.appliedInput();
        return offset < 0 ? InputOffset.NONE : new InputOffset(partition, offset);
    }

    /** Sends other partitions how far the records that they forwarded are applied. */
    public void acknowledge() {
        SortedMap<Integer, Long> unacknowledged = state.unacknowledged();
        if (!unacknowledged.isEmpty()) {
            unacknowledged.forEach((sender, offset) ->
                    outputs.accept(new ListUpdateOutput(sender, new MisroutedRecordsApplied(partition, offset))));
            state.allAcknowledged();
        }
    }

    /**
     * Applies a record of this partition of an input topic, or sends it to the partition that owns its work. A record
     * that is rejected becomes a dead letter.
     */
    public void onInput(InputRecord input) {
        if (isCitations(input)) {
            state.read(input.offset());
        }
        apply(input);
    }

    private static boolean isCitations(InputRecord input) {
        return input.topic().equals(StreamsTopicNames.CITATIONS);
    }

    private void apply(InputRecord input) {
        repairs.clear();
        try {
            boolean applied = isCitations(input) ? applyCitationEvent(input) : applyWorkEvent(input);
            if (applied) {
                meters.inputApplied(input.topic());
                countRepairs();
            }
        } catch (RejectedRecordException e) {
            meters.rejected(e.rejection().reason(), input.topic(), input.partition(), input.offset());
            outputs.accept(new DeadLetterOutput(input.rejected(e.rejection())));
        }
    }

    private void countRepairs() {
        if (repairs.total() == 0) {
            return;
        }
        for (RepairReason reason : RepairReason.values()) {
            if (repairs.count(reason) > 0) {
                meters.inputRepaired(reason, repairs.count(reason));
            }
        }
    }

    /** Applies a message of another partition. */
    public void onMessage(ListStageMessage message) {
        if (message instanceof MisroutedRecord misrouted) {
            applyMisrouted(misrouted);
        } else if (message instanceof MisroutedRecordsApplied applied) {
            state.acknowledged(applied.owner(), applied.offset());
        } else if (message instanceof CitedWorkMerged merged) {
            ReferenceListState before = ReferenceListStore.get(lists, merged.work());
            updateMerged(before, aliasLimits.boundedCitedAliases(before.withCitedAlias(merged.old(), merged.now())));
        } else if (message instanceof AliasListsChanged aliases) {
            ReferenceListState before = ReferenceListStore.get(lists, aliases.work());
            updateMerged(before, aliasLimits.boundedAliases(before.withAliases(aliases.sender(), aliases.aliases())));
        }
    }

    private void applyMisrouted(MisroutedRecord misrouted) {
        InputRecord input = misrouted.record();
        apply(input);
        if (misrouted.acknowledged()) {
            state.appliedFor(input.partition(), input.offset());
        }
    }

    private void updateMerged(ReferenceListState before, ReferenceListState after) {
        byte[] row = ReferenceListCodec.write(out, after);
        // Only a list that a release without limits stored may be too large. It stays as it is.
        if (row.length <= RecordSizes.LARGEST_VALUE) {
            update(before, after, after, row, InputOffset.NONE);
        }
    }

    /** Returns whether the event was applied here. */
    private boolean applyWorkEvent(InputRecord input) throws RejectedRecordException {
        WorkEvent read = workEvents.read(valueOf(input), repairs);
        if (!isOwned(read.work(), input)) {
            return false;
        }
        WorkEvent event = settings.clocks().requireNotInFuture(read, writtenAt(input), repairs);
        ReferenceListState before = ReferenceListStore.get(lists, event.work());
        WorkDescription stated =
                WorkDescription.statedBy(SourcedValue.Source.REGISTRY, event.observedAt(), event.facts());
        ReferenceListState after = before.with(before.stated().describe(stated));
        byte[] row = ReferenceListCodec.write(out, after);
        ListLimits.requireFitting(row.length, after.stated(), null);
        update(before, after, after, row, InputOffset.NONE);
        return true;
    }

    /** Returns whether the event was applied here. */
    private boolean applyCitationEvent(InputRecord input) throws RejectedRecordException {
        CitationEvent event = citationEvents.read(valueOf(input), repairs);
        if (!isOwned(event.citing(), input)) {
            return false;
        }
        settings.clocks().requireNotInFuture(event, writtenAt(input));
        ReferenceListState before = ReferenceListStore.get(lists, event.citing());
        ReferenceList folded = before.stated().fold(event);
        ReferenceList stored = folded.withoutSuperseded();
        ReferenceListState after = before.with(stored);
        byte[] row = ReferenceListCodec.write(out, after);
        limits.requireWithinLimits(stored, row.length);
        if (event.selfCitations() > 0) {
            meters.selfCitationsDropped(event.selfCitations());
        }
        if (stored.equals(before.stated())) {
            meters.unchanged(UnchangedEventKind.of(event, before.stated()));
        }
        state.observedOn(streamDay(event, input));
        update(before, before.with(folded), after, row, source(input));
        return true;
    }

    /**
     * Returns the day of an observation, at most that of the record: the stream's day never goes back, so a fast clock
     * must not move it.
     */
    private static int streamDay(CitationEvent event, InputRecord input) {
        long observed = event.observedAt().getEpochSecond();
        long written = writtenAt(input).getEpochSecond();
        return EpochDay.ofEpochSecond(Math.min(observed, written));
    }

    /** Returns the time of the record in Kafka, which a misrouted record keeps: a replay decides the same. */
    private static Instant writtenAt(InputRecord input) {
        return Instant.ofEpochMilli(input.timestamp());
    }

    /** Returns whether this partition owns a work; if not, sends the record to the one that does. */
    private boolean isOwned(WorkId work, InputRecord input) {
        int owner = partitioner.of(work);
        if (owner != partition) {
            boolean acknowledged = isCitations(input);
            if (acknowledged) {
                state.forwarded(owner, input.offset());
            }
            outputs.accept(new ListUpdateOutput(owner, new MisroutedRecord(work, input, acknowledged)));
        }
        return owner == partition;
    }

    /** Returns the offset that is applied with a change: of a misrouted record, its own partition announces it. */
    private InputOffset source(InputRecord input) {
        return input.partition() == partition ? appliedInput() : InputOffset.NONE;
    }

    /**
     * Stores and sends a change.
     *
     * @param folded the state after the change with needless tombstones: what an event says of a work that it no longer
     *     cites is sent, though it is not stored
     * @param after the state that is stored
     * @param row the bytes of {@code after}
     */
    @SuppressWarnings("ReferenceEquality") // a list without merged works is the stated list itself
    private void update(
            ReferenceListState before,
            ReferenceListState folded,
            ReferenceListState after,
            byte[] row,
            InputOffset source) {
        if (folded.equals(before)) {
            return;
        }
        if (!after.equals(before)) {
            ReferenceListStore.put(lists, after.citing(), row);
        }
        ReferenceList effectiveBefore = before.effective();
        ReferenceList effective = folded.effective();
        WorkIdentity identity = after.identity();
        WorkIdentity newIdentity = identity.equals(before.identity()) ? null : identity;
        ReferenceListChange change = ReferenceListChange.between(effectiveBefore, effective);
        if (effectiveBefore != before.stated() || effective != folded.stated()) {
            change = change.withDescribed(ReferenceListChange.between(before.stated(), folded.stated()));
        }
        if (!after.equals(before)) {
            meters.listChanged(
                    change.added().size() + change.restated().size(),
                    change.removed().size());
        }
        if (!change.isEmpty() || newIdentity != null) {
            state.countCitingWorks(Math.min(1, effective.size()) - Math.min(1, effectiveBefore.size()));
            fanOut.split(
                    effectiveBefore,
                    effective,
                    change,
                    newIdentity,
                    source,
                    (to, update) -> updateParts.split(
                            update,
                            row.length,
                            part -> outputs.accept(new HubUpdateOutput(to, new ListChanged(part)))));
        }
        sendAliases(before, after);
    }

    /** Sends the list of an alias to the id that replaces it, and its absence to the id that replaced it before. */
    private void sendAliases(ReferenceListState before, ReferenceListState after) {
        WorkId survivorBefore = before.movedTo();
        WorkId survivor = after.movedTo();
        if (survivorBefore != null && !survivorBefore.equals(survivor)) {
            send(new AliasListsChanged(survivorBefore, after.citing(), List.of()));
        }
        if (survivor != null
                && (!survivor.equals(survivorBefore)
                        || !after.exportToSurvivor().equals(before.exportToSurvivor()))) {
            send(new AliasListsChanged(survivor, after.citing(), after.exportToSurvivor()));
        }
    }

    private void send(AliasListsChanged message) {
        outputs.accept(new ListUpdateOutput(partitioner.of(message.work()), message));
    }

    private static byte[] valueOf(InputRecord input) throws RejectedRecordException {
        byte[] value = input.value();
        if (value == null) {
            throw new RejectedRecordException(Rejection.RejectionReason.UNDECODABLE, "the record has no value", null);
        }
        return value;
    }
}
