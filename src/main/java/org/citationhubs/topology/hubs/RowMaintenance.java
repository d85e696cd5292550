package org.citationhubs.topology.hubs;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.work.AuthorMatcher;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.store.hubs.HubCache;
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
import org.citationhubs.topology.message.WorkPartitioner;

/** Does what is to be done with every row of a hub, a little at a time: a hub may have hundreds of thousands. */
final class RowMaintenance {

    /** After how many rows the clock is looked at. */
    private static final int STRIDE = 64;

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final WorkPartitioner partitions;
    private final Consumer<? super HubStageOutput> outputs;
    private final Consumer<InMemoryHub> changed;
    private final RowMaintenanceQueue jobs;

    RowMaintenance(
            HubStores stores,
            WorkNumbers numbers,
            HubCache hubs,
            WorkPartitioner partitions,
            Consumer<? super HubStageOutput> outputs,
            Consumer<InMemoryHub> changed) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.partitions = partitions;
        this.outputs = outputs;
        this.changed = changed;
        this.jobs = new RowMaintenanceQueue(stores.pending());
    }

    /** All citing works of a hub are to be told under which id it lives on. */
    void rename(int hub) {
        jobs.start(MaintenanceKind.SEND_CITED_ID, hub);
    }

    /** All citing works of a hub are to be judged for common authors. */
    void judge(int hub) {
        jobs.start(MaintenanceKind.RECOMPUTE_SELF_CITATION, hub);
    }

    /** Tells one citing work under which id a hub lives on. */
    void tell(WorkId citing, WorkId hub, WorkId now) {
        outputs.accept(
                new ListMessageOutput(partitions.of(citing), new ListStageMessage.CitedWorkMerged(citing, hub, now)));
    }

    /** Whether a citing work is still to be told under which id the hub lives on now. */
    boolean isToTell(int hub, int row) {
        return jobs.isAhead(MaintenanceKind.SEND_CITED_ID, hub, row);
    }

    /** Goes on until all is done or a moment of {@link System#nanoTime} has come. */
    void goOn(long end) {
        while (!jobs.isEmpty() && System.nanoTime() < end) {
            MaintenanceJob job = jobs.next();
            int row = jobs.row(job);
            boolean more = true;
            while (more && System.nanoTime() < end) {
                int next = stride(job, row);
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

    /** Does some rows and returns the row to go on from: the same if there are no more. */
    private int stride(MaintenanceJob job, int first) {
        InMemoryHub hub = hubs.of(job.hub());
        int next = first;
        int done = 0;
        try (KeyValueIterator<Bytes, byte[]> rows = CitingWorkRows.range(stores.citingWorks(), job.hub(), first)) {
            while (done < STRIDE && rows.hasNext()) {
                KeyValue<Bytes, byte[]> entry = rows.next();
                CitingWorkRow work = CitingWorkRows.of(entry);
                work(job.kind(), hub, work);
                next = work.row() + 1;
                done++;
            }
        }
        changed.accept(hub);
        hubs.shrink();
        return next;
    }

    private void work(MaintenanceKind kind, InMemoryHub hub, CitingWorkRow work) {
        switch (kind) {
            case SEND_CITED_ID -> rename(hub, work);
            case RECOMPUTE_SELF_CITATION -> judge(hub, work);
        }
    }

    private void rename(InMemoryHub hub, CitingWorkRow work) {
        WorkId id = numbers.id(hub.number());
        WorkId movedTo = hub.movedTo();
        if (work.facts().standing() == CitationStatus.MOVED && movedTo == null) {
            hub.dropAside(work.row());
        }
        tell(numbers.id(work.citing()), id, movedTo == null ? id : movedTo);
    }

    private void judge(InMemoryHub hub, CitingWorkRow work) {
        if (work.facts().standing() != CitationStatus.MOVED) {
            hub.judge(
                    work,
                    hub.sharesAuthorWith(AuthorMatcher.of(CitingListStore.facts(stores.view().citingLists(), work.citing())
                            .authors())));
        }
    }
}
