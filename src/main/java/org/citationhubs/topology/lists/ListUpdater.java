package org.citationhubs.topology.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
import org.citationhubs.citation.source.SourceEvent;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.hub.count.EpochDay;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.PendingMerges;
import org.citationhubs.store.lists.PendingMerges.MergesOfList;
import org.citationhubs.store.lists.ReferenceListStore;
import org.citationhubs.store.lists.SourceRuleProgress;
import org.citationhubs.topology.lists.ListChangeSender.RuledLists;
import org.citationhubs.topology.lists.ListStageOutput.DeadLetterOutput;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.lists.ListStageOutput.ListUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.SurvivorRequest;
import org.citationhubs.topology.message.InputRecord;
import org.citationhubs.topology.message.ListStageMessage;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.ListStageMessage.CitedWorksMerged;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecord;
import org.citationhubs.topology.message.ListStageMessage.MisroutedRecordsApplied;
import org.citationhubs.topology.message.MessageParts;
import org.citationhubs.topology.message.SourceRevocation;
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
    private final ListChangeSender sender;
    private final SourceSweep sweep;
    private final CitationEventReader citationEvents;
    private final WorkEventReader workEvents;
    private final Repairs repairs = new Repairs();
    private final PackedWriter out = new PackedWriter();
    private final ListLimits limits;
    private final AliasLimits aliasLimits;
    private final SourceEventReader sourceEvents = new SourceEventReader();

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
        this.aliasLimits = new AliasLimits(out, meters);
        this.partitioner = new WorkPartitioner(settings.partitions());
        this.sender = new ListChangeSender(state, partitioner, settings.partitions(), outputs);
        this.sweep = new SourceSweep(settings.sourceRank(), lists, state, sender);
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
            if (applyEvent(input)) {
                meters.inputApplied(input.topic());
                countRepairs();
            }
        } catch (RejectedRecordException e) {
            meters.rejected(e.rejection().reason(), input.topic(), input.partition(), input.offset());
            outputs.accept(new DeadLetterOutput(input.rejected(e.rejection())));
        }
    }

    /** Returns whether the event was applied here. */
    private boolean applyEvent(InputRecord input) throws RejectedRecordException {
        return switch (input.topic()) {
            case StreamsTopicNames.WORKS -> applyWorkEvent(input);
            case StreamsTopicNames.SOURCES -> sendRevocation(input);
            default -> applyCitationEvent(input);
        };
    }

    /** Sends every partition of both stages whether a system counts; each of them follows in its own time. */
    private boolean sendRevocation(InputRecord input) throws RejectedRecordException {
        SourceEvent event = sourceEvents.read(input.key(), input.value(), repairs);
        state.revocationReasons().put(event.system(), event.revoked() ? event.reason() : null);
        SourceRevocation message = new SourceRevocation(event.system(), event.revoked());
        for (int to = 0; to < settings.partitions(); to++) {
            outputs.accept(new ListUpdateOutput(to, message));
            outputs.accept(new HubUpdateOutput(to, message));
        }
        return true;
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
        } else if (message instanceof CitedWorksMerged merged) {
            addMerges(merged);
        } else if (message instanceof AliasListsChanged aliases) {
            ReferenceListState before = ReferenceListStore.get(lists, aliases.work());
            updateMerged(before, aliasLimits.boundedAliases(before.withAliases(aliases.sender(), aliases.aliases())));
        } else if (message instanceof SourceRevocation revocation) {
            SourceRuleProgress rules = state.sourceRules();
            state.put(rules.want(rules.wanted().with(revocation.system(), revocation.revoked())));
        }
    }

    /** Lets merges wait for others of the same list, which is rewritten once for all of them. */
    private void addMerges(CitedWorksMerged merged) {
        merged.survivors().forEach((alias, survivor) -> state.pendingMerges().add(merged.work(), alias, survivor));
        while (state.pendingMerges().size() > PendingMerges.MOST) {
            applyMerges();
        }
    }

    /** Applies the pending merges of one list, and returns whether there were any. */
    private boolean applyMerges() {
        MergesOfList merges = state.pendingMerges().take();
        if (merges == null) {
            return false;
        }
        ReferenceListState before = ReferenceListStore.get(lists, merges.citing());
        updateMerged(before, before.withCitedAliases(merges.merged()));
        return true;
    }

    /**
     * Applies pending merges, those of each list at once.
     *
     * @param isMergingOver when to stop with merges; those of one list are applied in any case
     */
    public void applyPendingMerges(BooleanSupplier isMergingOver) {
        boolean more = true;
        while (more) {
            more = applyMerges() && !isMergingOver.getAsBoolean();
        }
    }

    /**
     * Continues to derive lists anew after a change of the rules by which sources are united.
     *
     * @param isOver when to stop; one list is derived anew in any case
     */
    public void resumeSweep(BooleanSupplier isOver) {
        sweep.resume(isOver);
    }

    /** Returns whether lists are still to be derived by changed rules. */
    public boolean isSweeping() {
        return state.sourceRules().isSweeping();
    }

    private void applyMisrouted(MisroutedRecord misrouted) {
        InputRecord input = misrouted.record();
        apply(input);
        if (misrouted.acknowledged()) {
            state.appliedFor(input.partition(), input.offset());
        }
    }

    private void updateMerged(ReferenceListState before, ReferenceListState changed) {
        ReferenceListState after = aliasLimits.boundedCitedAliases(changed);
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
        ReferenceListState after =
                before.with(before.stated().of(event.source()).describe(stated));
        byte[] row = ReferenceListCodec.write(out, after);
        limits.requireFewSources(after.stated());
        limits.requireRoomForDescriptions(after.stated(), row.length);
        ListLimits.requireFitting(row.length, after.stated(), null);
        count(event.source(), before, after, event.observedAt());
        update(before, after, after, row, InputOffset.NONE);
        return true;
    }

    /** Returns whether the event was applied here. */
    private boolean applyCitationEvent(InputRecord input) throws RejectedRecordException {
        CitationEvent event = citationEvents.read(valueOf(input), repairs);
        settings.crawlers().requireAllowed(input.topic(), event.source().system());
        if (!isOwned(event.citing(), input)) {
            return false;
        }
        settings.clocks().requireNotInFuture(event, writtenAt(input));
        ReferenceListState before = ReferenceListStore.get(lists, event.citing());
        ReferenceList known = before.stated().of(event.source());
        ReferenceList folded = known.fold(event);
        ReferenceList stored = folded.withoutSuperseded();
        ReferenceListState after = aliasLimits.boundedCitedAliases(before.with(stored));
        byte[] row = ReferenceListCodec.write(out, after);
        if (!limits.hasRoomForDescriptions(after.stated(), row.length)) {
            repairs.add(
                    RepairReason.OVER_LIMIT,
                    "citing",
                    "other sources describe the work at length: only its id is read");
            folded = known.fold(event.withoutFacts());
            stored = folded.withoutSuperseded();
            after = aliasLimits.boundedCitedAliases(before.with(stored));
            row = ReferenceListCodec.write(out, after);
        }
        limits.requireWithinLimits(stored, after.stated(), row.length);
        if (event.selfCitations() > 0) {
            meters.selfCitationsDropped(event.selfCitations());
        }
        if (stored.equals(known)) {
            meters.unchanged(UnchangedEventKind.of(event, known));
        }
        count(event.source(), before, after, event.observedAt());
        state.observedOn(streamDay(event, input));
        update(before, after.with(folded), after, row, source(input));
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
     * @param folded the state after the change with needless tombstones
     * @param after the state that is stored
     * @param row the bytes of {@code after}
     */
    private void update(
            ReferenceListState before,
            ReferenceListState folded,
            ReferenceListState after,
            byte[] row,
            InputOffset source) {
        if (folded.equals(before)) {
            return;
        }
        boolean isStored = !after.equals(before);
        if (isStored) {
            ReferenceListStore.put(lists, after.citing(), row);
        }
        SourceRules rules = state.sourceRules().rulesFor(after.citing());
        ReferenceListChange change =
                sender.send(new RuledLists(before, rules), new RuledLists(folded, rules), after, row.length, source);
        if (isStored) {
            meters.listChanged(
                    change.added().size() + change.restated().size(),
                    change.removed().size());
        }
        requestSurvivors(before, after);
    }

    /** Requests the surviving ids of cited works that did not fit into the state before. */
    private void requestSurvivors(ReferenceListState before, ReferenceListState after) {
        SortedMap<Integer, List<WorkId>> byOwner = new TreeMap<>();
        for (WorkId cited : AliasLimits.unknownSurvivors(before, after)) {
            byOwner.computeIfAbsent(partitioner.of(cited), owner -> new ArrayList<>())
                    .add(cited);
        }
        byOwner.forEach((owner, works) -> MessageParts.split(
                works,
                work -> MessageParts.bytes(work.value()),
                part -> outputs.accept(new HubUpdateOutput(owner, new SurvivorRequest(after.citing(), part)))));
    }

    /** Counts what the lists of a system assert, whether or not it counts. */
    private void count(SourceKey source, ReferenceListState before, ReferenceListState after, Instant observedAt) {
        int citationsBefore = before.stated().citations(source.system());
        int citations = after.stated().citations(source.system());
        state.sourceTotals()
                .add(
                        source.system(),
                        Math.min(1, citations) - Math.min(1, citationsBefore),
                        citations - citationsBefore,
                        observedAt);
    }

    private static byte[] valueOf(InputRecord input) throws RejectedRecordException {
        byte[] value = input.value();
        if (value == null) {
            throw new RejectedRecordException(Rejection.RejectionReason.UNDECODABLE, "the record has no value", null);
        }
        return value;
    }
}
