package org.citationhubs.topology;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.KnownAuthors;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Standing;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.RowJobs;
import org.citationhubs.store.RowJobs.Job;
import org.citationhubs.store.RowJobs.Kind;
import org.citationhubs.store.WorkNumbers;

/** Does what is to be done with every row of a hub, a little at a time: a hub may have hundreds of thousands. */
final class RowWork {

    /** After how many rows the clock is looked at. */
    private static final int STRIDE = 64;

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final Partitions partitions;
    private final HubOutlet outlet;
    private final Consumer<LiveHub> changed;
    private final RowJobs jobs;

    RowWork(
            HubStores stores,
            WorkNumbers numbers,
            LiveHubs hubs,
            Partitions partitions,
            HubOutlet outlet,
            Consumer<LiveHub> changed) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.partitions = partitions;
        this.outlet = outlet;
        this.changed = changed;
        this.jobs = new RowJobs(stores.unpublished());
    }

    /** All citing works of a hub are to be told under which id it lives on. */
    void rename(int hub) {
        jobs.begin(Kind.RENAME, hub);
    }

    /** All citing works of a hub are to be judged for common authors. */
    void judge(int hub) {
        jobs.begin(Kind.JUDGE, hub);
    }

    /** Tells one citing work under which id a hub lives on. */
    void tell(WorkId citing, WorkId hub, WorkId now) {
        outlet.tell(partitions.of(citing), new ToLists.Renamed(citing, hub, now));
    }

    /** Whether a citing work is still to be told under which id the hub lives on now. */
    boolean isToTell(int hub, int row) {
        return jobs.isAhead(Kind.RENAME, hub, row);
    }

    /** Goes on until all is done or a moment of {@link System#nanoTime} has come. */
    void goOn(long end) {
        while (!jobs.isEmpty() && System.nanoTime() < end) {
            Job job = jobs.next();
            int row = jobs.row(job);
            boolean more = true;
            while (more && System.nanoTime() < end) {
                int next = stride(job, row);
                more = next > row;
                row = next;
            }
            if (more) {
                jobs.reached(job, row);
            } else {
                jobs.done(job);
            }
        }
    }

    /** Does some rows and returns the row to go on from: the same if there are no more. */
    private int stride(Job job, int first) {
        LiveHub hub = hubs.of(job.hub());
        int next = first;
        int done = 0;
        try (KeyValueIterator<Bytes, byte[]> rows = CitingWorks.range(stores.citingWorks(), job.hub(), first)) {
            while (done < STRIDE && rows.hasNext()) {
                KeyValue<Bytes, byte[]> entry = rows.next();
                CitingWork work = CitingWorks.of(entry);
                work(job.kind(), hub, work);
                next = work.row() + 1;
                done++;
            }
        }
        changed.accept(hub);
        hubs.shrink();
        return next;
    }

    private void work(Kind kind, LiveHub hub, CitingWork work) {
        switch (kind) {
            case RENAME -> rename(hub, work);
            case JUDGE -> judge(hub, work);
        }
    }

    private void rename(LiveHub hub, CitingWork work) {
        WorkId id = numbers.id(hub.number());
        WorkId movedTo = hub.movedTo();
        if (work.facts().standing() == Standing.MOVED && movedTo == null) {
            hub.dropAside(work.row());
        }
        tell(numbers.id(work.citing()), id, movedTo == null ? id : movedTo);
    }

    private void judge(LiveHub hub, CitingWork work) {
        if (work.facts().standing() != Standing.MOVED) {
            hub.judge(
                    work,
                    hub.sharesAuthorWith(KnownAuthors.of(CitingLists.facts(stores.citingLists(), work.citing())
                            .authors())));
        }
    }
}
