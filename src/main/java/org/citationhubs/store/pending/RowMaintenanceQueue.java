package org.citationhubs.store.pending;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Jobs that change every row of a hub, a few rows at a time. The row that a job has reached is stored, so that a crash
 * repeats a few rows only.
 *
 * <p>Owned by one stream thread.
 */
public final class RowMaintenanceQueue {

    private final PendingWork pending;
    private final SortedMap<MaintenanceJob, Integer> jobs = new TreeMap<>();

    /** Continues with the jobs that {@code pending} holds. */
    public RowMaintenanceQueue(PendingWork pending) {
        this.pending = pending;
        for (MaintenanceKind kind : MaintenanceKind.values()) {
            for (int hub : pending.numbers(kind.pendingKind)) {
                MaintenanceJob job = new MaintenanceJob(kind, hub);
                jobs.put(job, pending.row(job.key()));
            }
        }
    }

    /** What a job does with each row; jobs of an earlier kind go first. */
    public enum MaintenanceKind {
        /** Sends the id under which the hub is known now to the citing work. */
        SEND_CITED_ID(PendingKind.CITED_ID_UPDATE),
        /** Recomputes whether the citing work has an author in common with the hub. */
        RECOMPUTE_SELF_CITATION(PendingKind.SELF_CITATION_UPDATE);

        private final PendingKind pendingKind;

        MaintenanceKind(PendingKind pendingKind) {
            this.pendingKind = pendingKind;
        }
    }

    /** One job at one hub. */
    public record MaintenanceJob(MaintenanceKind kind, int hub) implements Comparable<MaintenanceJob> {

        @Override
        public int compareTo(MaintenanceJob other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Integer.compare(hub, other.hub);
        }

        private PendingKey key() {
            return new PendingKey(kind.pendingKind, hub);
        }
    }

    /** Starts a job, or starts it again from the first row. */
    public void start(MaintenanceKind kind, int hub) {
        continueAt(new MaintenanceJob(kind, hub), 0);
    }

    /**
     * Returns the job to continue with.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public MaintenanceJob next() {
        return jobs.firstKey();
    }

    /** Returns whether a job has not reached a row of its hub yet. */
    public boolean isAhead(MaintenanceKind kind, int hub, int row) {
        Integer nextRow = jobs.get(new MaintenanceJob(kind, hub));
        return nextRow != null && nextRow <= row;
    }

    /** Returns the row at which a job continues. */
    public int row(MaintenanceJob job) {
        return jobs.getOrDefault(job, 0);
    }

    /** Returns whether there is no job. */
    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Stores the row at which a job continues. */
    public void continueAt(MaintenanceJob job, int row) {
        jobs.put(job, row);
        pending.add(job.key(), row);
    }

    /** Removes a finished job. */
    public void remove(MaintenanceJob job) {
        jobs.remove(job);
        pending.remove(job.key());
    }
}
