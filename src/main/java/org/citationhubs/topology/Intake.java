package org.citationhubs.topology;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.FanOut;
import org.citationhubs.citation.Identity;
import org.citationhubs.citation.KeptList;
import org.citationhubs.citation.ListChange;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.Rejection;
import org.citationhubs.citation.Said;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.citation.WorkDescription;
import org.citationhubs.citation.WorkEvent;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.CitationEventReader;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.serde.RejectedRecordException;
import org.citationhubs.serde.WorkEventReader;
import org.citationhubs.store.IntakeState;
import org.citationhubs.store.ReferenceLists;
import org.citationhubs.store.StoreNames;
import org.citationhubs.topology.Outcome.Dead;
import org.citationhubs.topology.Outcome.ForHubs;
import org.citationhubs.topology.Outcome.ForLists;
import org.citationhubs.topology.ToHubs.Changed;
import org.citationhubs.topology.ToLists.Renamed;
import org.citationhubs.topology.ToLists.SentOn;
import org.citationhubs.topology.ToLists.Visiting;

/** Takes what concerns a work into its reference list: read, fold, keep, tell. */
final class Intake {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final TopologySettings settings;
    private final int partition;
    private final KeyValueStore<Bytes, byte[]> lists;
    private final IntakeState state;
    private final Outlet outlet;
    private final StreamMeters meters;
    private final Partitions partitions;
    private final FanOut fanOut;
    private final CitationEventReader citationEvents;
    private final WorkEventReader workEvents;
    private final PackedWriter out = new PackedWriter();

    /**
     * Takes what is for one partition.
     *
     * @param meters hear what became of each
     */
    Intake(
            TopologySettings settings,
            int partition,
            KeyValueStore<Bytes, byte[]> lists,
            IntakeState state,
            Outlet outlet,
            StreamMeters meters) {
        this.settings = settings;
        this.partition = partition;
        this.lists = lists;
        this.state = state;
        this.outlet = outlet;
        this.meters = meters;
        this.partitions = new Partitions(settings.partitions());
        this.fanOut = new FanOut(partitions::of, settings.partitions());
        this.citationEvents = new CitationEventReader(settings.limits());
        this.workEvents = new WorkEventReader(settings.limits());
    }

    /** Takes what is for the partition of a task and forwards what comes of it, in the trace that the task is in. */
    static Intake of(TopologySettings settings, ProcessorContext<Integer, Outcome> context, CurrentTrace trace) {
        KeyValueStore<Bytes, byte[]> lists = context.getStateStore(StoreNames.REFERENCE_LISTS);
        KeyValueStore<Bytes, byte[]> state = context.getStateStore(StoreNames.INTAKE);
        return new Intake(
                settings,
                context.taskId().partition(),
                lists,
                new IntakeState(state),
                new Forwarding(context, trace),
                StreamMeters.of(context.appConfigs()));
    }

    /** The newest day on which something was observed. */
    int newestDay() {
        return state.newestDay();
    }

    /** Takes an input record. */
    void take(InputRecord input) {
        outlet.begin(input.timestamp());
        try {
            if (input.topic().equals(TopicNames.WORKS)) {
                takeWork(input);
            } else {
                takeCitations(input);
            }
        } catch (RejectedRecordException e) {
            meters.refused(e.rejection().reason(), input.topic(), input.partition(), input.offset());
            outlet.forward(partition, new Dead(input.rejected(e.rejection())));
        }
    }

    /** Takes what another partition tells. */
    void told(ToLists message) {
        if (message instanceof SentOn sentOn) {
            take(sentOn.record());
            return;
        }
        outlet.begin(Outlet.NO_EVENT);
        KeptList before = ReferenceLists.get(lists, message.work());
        if (message instanceof Renamed renamed) {
            keep(before, before.renamed(renamed.old(), renamed.now()), SourceOffset.NONE);
        } else if (message instanceof Visiting visiting) {
            keep(before, before.hosting(visiting.sender(), visiting.guests()), SourceOffset.NONE);
        }
    }

    private void takeWork(InputRecord input) throws RejectedRecordException {
        WorkEvent event = workEvents.read(valueOf(input));
        if (isOurs(event.work(), input)) {
            KeptList before = ReferenceLists.get(lists, event.work());
            WorkDescription said = WorkDescription.said(Said.Voice.REGISTRY, event.observedAt(), event.facts());
            keep(before, before.with(before.said().describe(said)), input.source());
        }
    }

    private void takeCitations(InputRecord input) throws RejectedRecordException {
        CitationEvent event = citationEvents.read(valueOf(input));
        if (isOurs(event.citing(), input)) {
            KeptList before = ReferenceLists.get(lists, event.citing());
            ReferenceList after = before.said().fold(event);
            requireWithinLimits(after);
            if (event.selfCitations() > 0) {
                meters.selfCitationsDropped(event.selfCitations());
            }
            if (after.equals(before.said())) {
                meters.unchanged(Lateness.of(event, before.said()));
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
            outlet.forward(owner, new ForLists(new SentOn(work, input)));
        }
        return owner == partition;
    }

    private void requireWithinLimits(ReferenceList list) throws RejectedRecordException {
        int most = settings.limits().referencesPerWork();
        if (list.entries().size() > most) {
            throw new RejectedRecordException(
                    Rejection.Reason.OVER_LIMIT,
                    "with this event " + list.citing() + " would have "
                            + list.entries().size() + " references, more than " + most,
                    "citations");
        }
    }

    private void keep(KeptList before, KeptList after, SourceOffset source) {
        if (after.equals(before)) {
            return;
        }
        ReferenceLists.put(lists, out, after);
        ReferenceList listedBefore = before.effective();
        ReferenceList listed = after.effective();
        Identity identity = after.identity();
        Identity news = identity.equals(before.identity()) ? null : identity;
        ListChange change = ListChange.between(listedBefore, listed);
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
                    (target, update) -> outlet.forward(target, new ForHubs(new Changed(update))));
        }
        visit(before, after);
    }

    /** Tells the id under which this one lives on, and the one under which it no longer does. */
    private void visit(KeptList before, KeptList after) {
        WorkId left = before.movedTo();
        WorkId host = after.movedTo();
        if (left != null && !left.equals(host)) {
            tell(new Visiting(left, after.citing(), List.of()));
        }
        if (host != null && (!host.equals(left) || !after.visiting().equals(before.visiting()))) {
            tell(new Visiting(host, after.citing(), after.visiting()));
        }
    }

    private void tell(Visiting visiting) {
        outlet.forward(partitions.of(visiting.work()), new ForLists(visiting));
    }

    private static byte[] valueOf(InputRecord input) throws RejectedRecordException {
        byte[] value = input.value();
        if (value == null) {
            throw new RejectedRecordException(Rejection.Reason.UNDECODABLE, "the record has no value", null);
        }
        return value;
    }

    /** Takes what comes of a record, with the partition it is for. */
    @FunctionalInterface
    interface Outlet {

        /** There is no event behind what is forwarded. */
        long NO_EVENT = -1;

        void forward(int partition, Outcome outcome);

        /** What is forwarded from now on follows from an event that came to Kafka at this time, in milliseconds since 1970. */
        default void begin(long eventTime) {}
    }

    /** Forwards under the time of the event, so that a summary knows how old its news is. */
    private static final class Forwarding implements Outlet {

        private final ProcessorContext<Integer, Outcome> context;
        private final CurrentTrace trace;
        private long eventTime = NO_EVENT;

        Forwarding(ProcessorContext<Integer, Outcome> context, CurrentTrace trace) {
            this.context = context;
            this.trace = trace;
        }

        @Override
        public void begin(long newEventTime) {
            eventTime = newEventTime;
        }

        @Override
        public void forward(int partition, Outcome outcome) {
            long time = eventTime < 0 ? context.currentSystemTimeMs() : eventTime;
            context.forward(new Record<>(partition, outcome, time, trace.headers()));
        }
    }
}
