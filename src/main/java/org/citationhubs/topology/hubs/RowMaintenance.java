package org.citationhubs.topology.hubs;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.pending.RowMaintenanceQueue;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceJob;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceKind;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.ListMessageOutput;
import org.citationhubs.topology.message.ListStageMessage;

/** Updates every row of a hub, a few rows at a time, because a hub may have hundreds of thousands. */
final class RowMaintenance {

    /** Number of rows after which the deadline is checked. */
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

    /** Sends one citing work the id that replaces the id of a hub. */
    void sendMerge(WorkId citing, WorkId hub, WorkId survivor) {
        context.outputs()
                .accept(new ListMessageOutput(
                        context.partitioner().of(citing), new ListStageMessage.CitedWorkMerged(citing, hub, survivor)));
    }

    /** Returns whether the scheduled messages to the citing works of a hub have not reached a row yet. */
    boolean isMergeAheadOf(int hub, int row) {
        return jobs.isAhead(MaintenanceKind.SEND_CITED_ID, hub, row);
    }

    /** Continues with the scheduled work until it is finished or {@link System#nanoTime} has reached {@code end}. */
    void resume(long end) {
        while (!jobs.isEmpty() && System.nanoTime() < end) {
            MaintenanceJob job = jobs.next();
            int row = jobs.row(job);
            boolean more = true;
            while (more && System.nanoTime() < end) {
                int next = updateBatch(job, row);
                more = next > row;
                row = next;
            }
            if (more) {
                jobs.continueAt(job, row);
            } else {
                jobs.remove(job);
            }
        }
    }

    /** Updates some rows, and returns the row to continue with; {@code first} if there are no more rows. */
    private int updateBatch(MaintenanceJob job, int first) {
        InMemoryHub hub = context.hubs().of(job.hub());
        int next = first;
        int updated = 0;
        try (KeyValueIterator<Bytes, byte[]> rows = CitingWorkRows.range(stores.citingWorks(), job.hub(), first)) {
            while (updated < BATCH && rows.hasNext()) {
                KeyValue<Bytes, byte[]> entry = rows.next();
                CitingWorkRow row = CitingWorkRows.of(entry);
                update(job.kind(), hub, row);
                next = row.row() + 1;
                updated++;
            }
        }
        changes.citationsChanged(hub);
        context.hubs().shrink();
        return next;
    }

    private void update(MaintenanceKind kind, InMemoryHub hub, CitingWorkRow row) {
        switch (kind) {
            case SEND_CITED_ID -> sendMerge(hub, row);
            case RECOMPUTE_SELF_CITATION -> recomputeSelfCitation(hub, row);
        }
    }

    private void sendMerge(InMemoryHub hub, CitingWorkRow row) {
        WorkId id = numbers.id(hub.number());
        WorkId movedTo = hub.movedTo();
        if (row.facts().status() == CitationStatus.MOVED && movedTo == null) {
            hub.removeMoved(row.row());
        }
        sendMerge(numbers.id(row.citing()), id, movedTo == null ? id : movedTo);
    }

    private void recomputeSelfCitation(InMemoryHub hub, CitingWorkRow row) {
        if (row.facts().status() != CitationStatus.MOVED) {
            AuthorMatcher citingAuthors =
                    AuthorMatcher.of(CitingListStore.facts(stores.view().citingLists(), row.citing())
                            .authors());
            hub.setSelfCitation(row, hub.sharesAuthorWith(citingAuthors));
        }
    }
}
