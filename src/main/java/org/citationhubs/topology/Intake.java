package org.citationhubs.topology;

import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.FanOut;
import org.citationhubs.citation.ListChange;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.Rejection;
import org.citationhubs.citation.Said;
import org.citationhubs.citation.WorkDescription;
import org.citationhubs.citation.WorkEvent;
import org.citationhubs.citation.WorkId;
import org.citationhubs.serde.CitationEventReader;
import org.citationhubs.serde.PackedWriter;
import org.citationhubs.serde.RejectedRecordException;
import org.citationhubs.serde.WorkEventReader;
import org.citationhubs.store.ReferenceLists;
import org.citationhubs.topology.Outcome.Dead;
import org.citationhubs.topology.Outcome.Elsewhere;
import org.citationhubs.topology.Outcome.ForHubs;
import org.citationhubs.topology.ToHubs.Changed;

/** Takes an input record into the reference list of its work: read, fold, keep, tell. */
final class Intake {

    private final TopologySettings settings;
    private final int partition;
    private final KeyValueStore<Bytes, byte[]> lists;
    private final Outlet outlet;
    private final IntConsumer selfCitations;
    private final Partitions partitions;
    private final FanOut fanOut;
    private final CitationEventReader citationEvents;
    private final WorkEventReader workEvents;
    private final PackedWriter out = new PackedWriter();

    /**
     * Takes records of one partition.
     *
     * @param selfCitations hears how many citations of a work by itself an event was taken without
     */
    Intake(
            TopologySettings settings,
            int partition,
            KeyValueStore<Bytes, byte[]> lists,
            Outlet outlet,
            IntConsumer selfCitations) {
        this.settings = settings;
        this.partition = partition;
        this.lists = lists;
        this.outlet = outlet;
        this.selfCitations = selfCitations;
        this.partitions = new Partitions(settings.partitions());
        this.fanOut = new FanOut(partitions::of, settings.partitions());
        this.citationEvents = new CitationEventReader(settings.limits());
        this.workEvents = new WorkEventReader(settings.limits());
    }

    void take(InputRecord input) {
        try {
            if (input.topic().equals(TopicNames.WORKS)) {
                takeWork(input);
            } else {
                takeCitations(input);
            }
        } catch (RejectedRecordException e) {
            outlet.forward(partition, new Dead(input.rejected(e.rejection())));
        }
    }

    private void takeWork(InputRecord input) throws RejectedRecordException {
        WorkEvent event = workEvents.read(valueOf(input));
        if (isOurs(event.work(), input)) {
            ReferenceList before = ReferenceLists.get(lists, event.work());
            WorkDescription said = WorkDescription.said(Said.Voice.REGISTRY, event.observedAt(), event.facts());
            keep(before, before.describe(said), input);
        }
    }

    private void takeCitations(InputRecord input) throws RejectedRecordException {
        CitationEvent event = citationEvents.read(valueOf(input));
        if (isOurs(event.citing(), input)) {
            ReferenceList before = ReferenceLists.get(lists, event.citing());
            ReferenceList after = before.fold(event);
            requireWithinLimits(after);
            if (event.selfCitations() > 0) {
                selfCitations.accept(event.selfCitations());
            }
            keep(before, after, input);
        }
    }

    private boolean isOurs(WorkId work, InputRecord input) {
        int owner = partitions.of(work);
        if (owner != partition) {
            outlet.forward(owner, new Elsewhere(input.toBytes()));
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

    private void keep(ReferenceList before, ReferenceList after, InputRecord input) {
        if (after.equals(before)) {
            return;
        }
        ReferenceLists.put(lists, out, after);
        ListChange change = ListChange.between(before, after);
        if (!change.isEmpty()) {
            fanOut.address(
                    before,
                    after,
                    change,
                    input.source(),
                    (target, update) -> outlet.forward(target, new ForHubs(new Changed(update))));
        }
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

        void forward(int partition, Outcome outcome);
    }
}
