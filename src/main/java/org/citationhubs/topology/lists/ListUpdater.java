package org.citationhubs.topology.lists;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.packed.PackedWriter;
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
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.CurrentTrace;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.TopologySettings;

/** Takes what concerns a work into its reference list: read, fold, keep, tell. */
public final class ListUpdater {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final TopologySettings settings;
    private final int partition;
    private final KeyValueStore<Bytes, byte[]> lists;
    private final ListStageState state;
    private final UpdateSink outlet;
    private final StreamMeters meters;
    private final WorkPartitioner partitions;
    private final ListFanOut fanOut;
    private final CitationEventReader citationEvents;
    private final WorkEventReader workEvents;
    private final PackedWriter out = new PackedWriter();

    /**
     * Takes what is for one partition.
     *
     * @param meters hear what became of each
     */
    public ListUpdater(
            TopologySettings settings,
            int partition,
            KeyValueStore<Bytes, byte[]> lists,
            ListStageState state,
            UpdateSink outlet,
            StreamMeters meters) {
        this.settings = settings;
        this.partition = partition;
        this.lists = lists;
        this.state = state;
        this.outlet = outlet;
        this.meters = meters;
        this.partitions = new WorkPartitioner(settings.partitions());
        this.fanOut = new ListFanOut(partitions::of, settings.partitions());
        this.citationEvents = new CitationEventReader(settings.limits());
        this.workEvents = new WorkEventReader(settings.limits());
    }

    /** Takes what is for the partition of a task and forwards what comes of it, in the trace that the task is in. */
    static ListUpdater of(
            TopologySettings settings, ProcessorContext<Integer, ListStageOutput> context, CurrentTrace trace) {
        KeyValueStore<Bytes, byte[]> lists = context.getStateStore(StoreNames.REFERENCE_LISTS);
        KeyValueStore<Bytes, byte[]> state = context.getStateStore(StoreNames.INTAKE);
        return new ListUpdater(
                settings,
                context.taskId().partition(),
                lists,
                new ListStageState(state),
                new ForwardingSink(context, trace),
                StreamMeters.of(context.appConfigs()));
    }

    /** The newest day on which something was observed. */
    public int newestDay() {
        return state.newestDay();
    }

    /** Takes an input record. */
    public void take(InputRecord input) {
        outlet.begin(input.timestamp());
        try {
            if (input.topic().equals(StreamsTopicNames.WORKS)) {
                takeWork(input);
            } else {
                takeCitations(input);
            }
        } catch (RejectedRecordException e) {
            meters.refused(e.rejection().reason(), input.topic(), input.partition(), input.offset());
            outlet.forward(partition, new DeadLetterOutput(input.rejected(e.rejection())));
        }
    }

    /** Takes what another partition tells. */
    public void told(ListStageMessage message) {
        if (message instanceof MisroutedRecord sentOn) {
            take(sentOn.record());
            return;
        }
        outlet.begin(UpdateSink.NO_EVENT);
        ReferenceListState before = ReferenceListStore.get(lists, message.work());
        if (message instanceof CitedWorkMerged renamed) {
            keep(before, before.renamed(renamed.old(), renamed.now()), InputOffset.NONE);
        } else if (message instanceof AliasListsChanged visiting) {
            keep(before, before.hosting(visiting.sender(), visiting.guests()), InputOffset.NONE);
        }
    }

    private void takeWork(InputRecord input) throws RejectedRecordException {
        WorkEvent event = workEvents.read(valueOf(input));
        if (isOurs(event.work(), input)) {
            ReferenceListState before = ReferenceListStore.get(lists, event.work());
            WorkDescription said =
                    WorkDescription.said(SourcedValue.Source.REGISTRY, event.observedAt(), event.facts());
            keep(before, before.with(before.said().describe(said)), input.source());
        }
    }

    private void takeCitations(InputRecord input) throws RejectedRecordException {
        CitationEvent event = citationEvents.read(valueOf(input));
        if (isOurs(event.citing(), input)) {
            ReferenceListState before = ReferenceListStore.get(lists, event.citing());
            ReferenceList after = before.said().fold(event);
            requireWithinLimits(after);
            if (event.selfCitations() > 0) {
                meters.selfCitationsDropped(event.selfCitations());
            }
            if (after.equals(before.said())) {
                meters.unchanged(StaleEventCheck.of(event, before.said()));
            }
            state.observedOn(streamDay(event, input));
            keep(before, before.with(after), input.source());
        }
    }

    /** The day of an observation, but no later than the day after its record was written: a wrong date must not end time. */
    private static int streamDay(CitationEvent event, InputRecord input) {
        long observed = event.observedAt().getEpochSecond();
        long written = (input.timestamp() + DAY_MILLIS) / 1_000;
        return (int) Math.floorDiv(Math.min(observed, written), 86_400L);
    }

    private boolean isOurs(WorkId work, InputRecord input) {
        int owner = partitions.of(work);
        if (owner != partition) {
            outlet.forward(owner, new ListUpdateOutput(new MisroutedRecord(work, input)));
        }
        return owner == partition;
    }

    private void requireWithinLimits(ReferenceList list) throws RejectedRecordException {
        int most = settings.limits().referencesPerWork();
        if (list.entries().size() > most) {
            throw new RejectedRecordException(
                    Rejection.RejectionReason.OVER_LIMIT,
                    "with this event " + list.citing() + " would have "
                            + list.entries().size() + " references, more than " + most,
                    "citations");
        }
    }

    private void keep(ReferenceListState before, ReferenceListState after, InputOffset source) {
        if (after.equals(before)) {
            return;
        }
        ReferenceListStore.put(lists, out, after);
        ReferenceList listedBefore = before.effective();
        ReferenceList listed = after.effective();
        WorkIdentity identity = after.identity();
        WorkIdentity news = identity.equals(before.identity()) ? null : identity;
        ReferenceListChange change = ReferenceListChange.between(listedBefore, listed);
        meters.folded(
                change.added().size() + change.restated().size(),
                change.removed().size());
        if (!change.isEmpty() || news != null) {
            state.countCitingWorks(Math.min(1, listed.size()) - Math.min(1, listedBefore.size()));
            fanOut.address(
                    listedBefore,
                    listed,
                    change,
                    news,
                    source,
                    (target, update) -> outlet.forward(target, new HubUpdateOutput(new ListChanged(update))));
        }
        visit(before, after);
    }

    /** Tells the id under which this one lives on, and the one under which it no longer does. */
    private void visit(ReferenceListState before, ReferenceListState after) {
        WorkId left = before.movedTo();
        WorkId host = after.movedTo();
        if (left != null && !left.equals(host)) {
            tell(new AliasListsChanged(left, after.citing(), List.of()));
        }
        if (host != null && (!host.equals(left) || !after.visiting().equals(before.visiting()))) {
            tell(new AliasListsChanged(host, after.citing(), after.visiting()));
        }
    }

    private void tell(AliasListsChanged visiting) {
        outlet.forward(partitions.of(visiting.work()), new ListUpdateOutput(visiting));
    }

    private static byte[] valueOf(InputRecord input) throws RejectedRecordException {
        byte[] value = input.value();
        if (value == null) {
            throw new RejectedRecordException(Rejection.RejectionReason.UNDECODABLE, "the record has no value", null);
        }
        return value;
    }

    /** Takes what comes of a record, with the partition it is for. */
    @FunctionalInterface
    public interface UpdateSink {

        /** There is no event behind what is forwarded. */
        long NO_EVENT = -1;

        void forward(int partition, ListStageOutput outcome);

        /** What is forwarded from now on follows from an event that came to Kafka at this time, in milliseconds since 1970. */
        default void begin(long eventTime) {}
    }

    /** Forwards under the time of the event, so that a summary knows how old its news is. */
    private static final class ForwardingSink implements UpdateSink {

        private final ProcessorContext<Integer, ListStageOutput> context;
        private final CurrentTrace trace;
        private long eventTime = NO_EVENT;

        ForwardingSink(ProcessorContext<Integer, ListStageOutput> context, CurrentTrace trace) {
            this.context = context;
            this.trace = trace;
        }

        @Override
        public void begin(long newEventTime) {
            eventTime = newEventTime;
        }

        @Override
        public void forward(int partition, ListStageOutput outcome) {
            long time = eventTime < 0 ? context.currentSystemTimeMs() : eventTime;
            context.forward(new Record<>(partition, outcome, time, trace.headers()));
        }
    }
}
