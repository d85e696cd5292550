package org.citationhubs.store.pending;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that change every row of a hub, a few rows at a time. The row that a job has reached is stored, so that a crash
 * repeats a few rows only.
 *
 * <p>Owned by one stream thread.
 */
public final class RowMaintenanceQueue {

    private final PendingWork pending;
    private final NavigableMap<MaintenanceJob, JobProgress> jobs = new TreeMap<>();
    private @Nullable MaintenanceJob latest;

    /** Continues with the jobs that {@code pending} holds. */
    public RowMaintenanceQueue(PendingWork pending) {
        this.pending = pending;
        for (MaintenanceKind kind : MaintenanceKind.values()) {
            for (int hub : pending.numbers(kind.pendingKind)) {
                MaintenanceJob job = new MaintenanceJob(kind, hub);
                jobs.put(job, new JobProgress(pending.row(job.key()), false));
            }
        }
    }

    /** What a job does with each row. */
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

    /**
     * Starts a job. A job that has begun is not interrupted: it goes on to the last row, and then over all rows once
     * more. If it began anew, a hub that changes more often than a pass takes would never be finished.
     */
    public void start(MaintenanceKind kind, int hub) {
        MaintenanceJob job = new MaintenanceJob(kind, hub);
        JobProgress progress = jobs.get(job);
        if (progress == null) {
            put(job, JobProgress.NONE);
        } else if (progress.row > 0 && !progress.again) {
            put(job, new JobProgress(progress.row, true));
        }
    }

    /**
     * Returns the job to continue with: each in turn.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public MaintenanceJob next() {
        MaintenanceJob following = latest == null ? null : jobs.higherKey(latest);
        latest = following == null ? jobs.firstKey() : following;
        return latest;
    }

    /** Returns whether a job has not reached a row of its hub yet, or will come to it again. */
    public boolean isAhead(MaintenanceKind kind, int hub, int row) {
        JobProgress progress = jobs.get(new MaintenanceJob(kind, hub));
        return progress != null && (progress.again || progress.row <= row);
    }

    /** Returns the row at which a job continues. */
    public int row(MaintenanceJob job) {
        return jobs.getOrDefault(job, JobProgress.NONE).row;
    }

    /** Returns whether there is no job. */
    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Stores the row at which a job continues. */
    public void continueAt(MaintenanceJob job, int row) {
        put(job, new JobProgress(row, jobs.getOrDefault(job, JobProgress.NONE).again));
    }

    /** Records that a job has reached the last row: it begins once more if it was started meanwhile, else it ends. */
    public void onLastRow(MaintenanceJob job) {
        if (jobs.getOrDefault(job, JobProgress.NONE).again) {
            put(job, JobProgress.NONE);
        } else {
            jobs.remove(job);
            pending.remove(job.key());
        }
    }

    private void put(MaintenanceJob job, JobProgress progress) {
        JobProgress before = jobs.put(job, progress);
        if (before == null || before.storedRow() != progress.storedRow()) {
            pending.add(job.key(), progress.storedRow());
        }
    }

    /**
     * How far a job is.
     *
     * @param row the next row
     * @param again whether all rows follow once more after the last one
     */
    private record JobProgress(int row, boolean again) {

        private static final JobProgress NONE = new JobProgress(0, false);

        /** After a crash one round over all rows does what is left of two. */
        private int storedRow() {
            return again ? 0 : row;
        }
    }
}
