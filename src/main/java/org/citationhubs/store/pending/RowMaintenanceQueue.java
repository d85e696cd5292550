package org.citationhubs.store.pending;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;

/**
 * What is to be done with every row of a hub, a little at a time: where each job stands is in the store of what is unpublished, under
 * keys of their own, so that a crash only repeats some rows.
 */
public final class RowMaintenanceQueue {

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();
    private final SortedMap<MaintenanceJob, Integer> jobs = new TreeMap<>();

    /** Goes on with what the store holds. */
    public RowMaintenanceQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
            while (left.hasNext()) {
                KeyValue<Bytes, byte[]> entry = left.next();
                byte[] key = entry.key.get();
                if (key.length == 5 && MaintenanceKind.isCode(key[0])) {
                    MaintenanceJob job = new MaintenanceJob(MaintenanceKind.ofCode(key[0]), StoreKeys.intAt(key, 1));
                    jobs.put(job, new PackedReader(entry.value).readCount());
                }
            }
        }
    }

    /** What is to be done. {@link #code} is what is stored. */
    public enum MaintenanceKind {
        /** The citing works are told under which id the hub lives on. */
        RENAME(2),
        /** Whether citing works have an author in common with the hub is judged anew. */
        JUDGE(3);

        private final int code;

        MaintenanceKind(int code) {
            this.code = code;
        }

        private static boolean isCode(int code) {
            return code == RENAME.code || code == JUDGE.code;
        }

        private static MaintenanceKind ofCode(int code) {
            return code == RENAME.code ? RENAME : JUDGE;
        }
    }

    /** A kind of job at a hub. */
    public record MaintenanceJob(MaintenanceKind kind, int hub) implements Comparable<MaintenanceJob> {

        @Override
        public int compareTo(MaintenanceJob other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Integer.compare(hub, other.hub);
        }

        Bytes key() {
            return StoreKeys.ofKind(kind.code, hub);
        }
    }

    /** Begins a job, or begins it again. */
    public void begin(MaintenanceKind kind, int hub) {
        reached(new MaintenanceJob(kind, hub), 0);
    }

    /**
     * The job to go on with.
     *
     * @throws java.util.NoSuchElementException if none is left
     */
    public MaintenanceJob next() {
        return jobs.firstKey();
    }

    /** Whether a job is still to come to a row of its hub. */
    public boolean isAhead(MaintenanceKind kind, int hub, int row) {
        Integer reached = jobs.get(new MaintenanceJob(kind, hub));
        return reached != null && reached <= row;
    }

    /** The row from which a job goes on. */
    public int row(MaintenanceJob job) {
        return jobs.getOrDefault(job, 0);
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** A job goes on from a row the next time. */
    public void reached(MaintenanceJob job, int row) {
        jobs.put(job, row);
        store.put(job.key(), out.reset().writeCount(row).toBytes());
    }

    /** A job is done. */
    public void done(MaintenanceJob job) {
        jobs.remove(job);
        store.delete(job.key());
    }
}
