package org.citationhubs.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/** How much of the state this instance has still to read back before it can work on its partitions; standbys are not counted. */
final class RestoreProgress implements StateRestoreListener {

    private static final Logger LOG = Logger.getLogger(RestoreProgress.class);

    private final Map<Restored, Long> left = new ConcurrentHashMap<>();

    private record Restored(TopicPartition changelog, String store) {}

    /** Records of changelogs, over all stores that are restored now. */
    long recordsLeft() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many stores are restored now. */
    int storesLeft() {
        return left.size();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        left.put(new Restored(changelog, store), Math.max(0, to - from));
        if (to > from) {
            LOG.infof("restore of %s from %s@%d: up to %d records", store, changelog, from, to - from);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        left.computeIfPresent(new Restored(changelog, store), (which, before) -> Math.max(0, before - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        left.remove(new Restored(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        left.remove(new Restored(changelog, store));
    }
}
