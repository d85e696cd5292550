package org.citationhubs.runtime.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/**
 * Tracks how much state this instance must still restore before it can process its partitions, without
 * standby replicas.
 */
public final class RestoreProgress implements StateRestoreListener {

    private static final Logger LOG = Logger.getLogger(RestoreProgress.class);

    private final Map<PartitionRestore, Long> left = new ConcurrentHashMap<>();

    private record PartitionRestore(TopicPartition changelog, String store) {}

    /** Returns the number of changelog records still to be restored, over all stores. */
    public long recordsLeft() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of stores that are being restored. */
    public int storesLeft() {
        return left.size();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        left.put(new PartitionRestore(changelog, store), Math.max(0, to - from));
        if (to > from) {
            LOG.infof("restoring %s from %s@%d: up to %d records", store, changelog, from, to - from);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        left.computeIfPresent(
                new PartitionRestore(changelog, store), (which, before) -> Math.max(0, before - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        left.remove(new PartitionRestore(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        left.remove(new PartitionRestore(changelog, store));
    }
}
