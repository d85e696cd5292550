package org.citationhubs.topology.hubs;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.pending.RowMaintenanceQueue;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceJob;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceKind;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.ListMessageOutput;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.citationhubs.topology.message.ListStageMessage.CitedWorksMerged;
import org.citationhubs.topology.message.MessageParts;

/** Updates every row of a hub, a few rows at a time, because a hub may have hundreds of thousands. */
final class RowMaintenance {

    /** Number of rows after which hubs may be dropped from memory. */
    private static final int BATCH = 64;

    private final HubPartitionContext context;
    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubChanges changes;
    private final RowMaintenanceQueue jobs;

    RowMaintenance(HubPartitionContext context, HubChanges changes) {
        this.context = context;
        this.stores = context.stores();
        this.numbers = context.numbers();
        this.changes = changes;
        this.jobs = new RowMaintenanceQueue(stores.pending());
    }

    /** Schedules messages to all citing works of a hub, with the id that replaces the hub's. */
    void scheduleMerge(int hub) {
        jobs.start(MaintenanceKind.SEND_CITED_ID, hub);
    }

    /** Schedules the comparison of the authors of all citing works of a hub with the authors of the hub. */
    void scheduleSelfCitations(int hub) {
        jobs.start(MaintenanceKind.RECOMPUTE_SELF_CITATION, hub);
    }

    /** Sends one citing work the ids that replace ids that it cites. */
    void sendMerges(WorkId citing, SortedMap<WorkId, WorkId> survivors) {
        int partition = context.partitioner().of(citing);
        MessageParts.split(
                List.copyOf(survivors.entrySet()),
                merged -> MessageParts.bytes(merged.getKey().value())
                        + MessageParts.bytes(merged.getValue().value()),
                part -> {
                    SortedMap<WorkId, WorkId> sent = new TreeMap<>();
                    part.forEach(merged -> sent.put(merged.getKey(), merged.getValue()));
                    context.outputs().accept(new ListMessageOutput(partition, new CitedWorksMerged(citing, sent)));
                });
    }

    /** Returns whether the scheduled messages to the citing works of a hub have not reached a row yet. */
    boolean isMergeAheadOf(int hub, int row) {
        return jobs.isAhead(MaintenanceKind.SEND_CITED_ID, hub, row);
    }

    /**
     * Continues with the scheduled work, one hub after the other. A hub whose pass never ends delays no other one.
     *
     * @param end when to stop; one row is updated in any case
     */
    void resume(Deadline end) {
        boolean timeLeft = true;
        while (timeLeft && !jobs.isEmpty()) {
            MaintenanceJob job = jobs.next();
            int row = jobs.row(job);
            boolean more = true;
            while (timeLeft && more) {
                int next = updateBatch(job, row, end);
                more = next > row;
                row = next;
                timeLeft = !end.isReached();
            }
            if (more) {
                jobs.continueAt(job, row);
            } else {
                jobs.onLastRow(job);
            }
        }
    }

    /** Updates some rows, and returns the row to continue with; {@code first} if there are no more rows. */
    private int updateBatch(MaintenanceJob job, int first, Deadline end) {
        InMemoryHub hub = context.hubs().of(job.hub());
        int next = first;
        int updated = 0;
        boolean changed = false;
        try (KeyValueIterator<Bytes, byte[]> rows = stores.view().citingWorks().range(job.hub(), first)) {
            while (rows.hasNext() && updated < BATCH && (updated == 0 || !end.isReached())) {
                CitingWorkRow row = stores.view().citingWorks().of(rows.next());
                changed |= update(job.kind(), hub, row);
                next = row.row() + 1;
                updated++;
            }
        }
        if (changed) {
            changes.citationsChanged(hub);
        }
        context.hubs().shrink();
        return next;
    }

    /** Updates a row, and returns whether that changed the counts of the hub. */
    private boolean update(MaintenanceKind kind, InMemoryHub hub, CitingWorkRow row) {
        return switch (kind) {
            case SEND_CITED_ID -> {
                sendMerge(hub, row);
                yield false;
            }
            case RECOMPUTE_SELF_CITATION -> recomputeSelfCitation(hub, row);
        };
    }

    private void sendMerge(InMemoryHub hub, CitingWorkRow row) {
        WorkId id = numbers.id(hub.number());
        WorkId movedTo = hub.movedTo();
        if (row.facts().status() == CitationStatus.MOVED && movedTo == null) {
            hub.removeMoved(row.row());
        }
        SortedMap<WorkId, WorkId> survivor = new TreeMap<>(Map.of(id, movedTo == null ? id : movedTo));
        sendMerges(numbers.id(row.citing()), survivor);
    }

    private boolean recomputeSelfCitation(InMemoryHub hub, CitingWorkRow row) {
        if (row.facts().status() == CitationStatus.MOVED) {
            return false;
        }
        boolean self = hub.hasAuthors()
                && hub.sharesAuthorWith(CitingListStore.facts(stores.view().citingLists(), row.citing())
                        .authors());
        return hub.setSelfCitation(row, self);
    }
}
