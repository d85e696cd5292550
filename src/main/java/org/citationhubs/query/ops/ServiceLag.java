package org.citationhubs.query.ops;

import java.util.List;

/**
 * How far the service is behind.
 *
 * @param partitions of every topic that is read or written
 * @param unpublishedHubs hubs that changed and are not published yet, and works whose new title is not yet with all hubs that show it
 */
public record ServiceLag(List<PartitionLag> partitions, int unpublishedHubs) {

    public ServiceLag {
        partitions = List.copyOf(partitions);
    }

    /** The sum over all partitions. */
    public long recordsBehind() {
        return partitions.stream().mapToLong(PartitionLag::behind).sum();
    }

    /** Whether everything that was ever produced has been read, counted, published and committed. */
    public boolean isCaughtUp() {
        return recordsBehind() == 0 && unpublishedHubs == 0;
    }

    /**
     * A partition of a topic.
     *
     * @param end the offset that the next record will have
     * @param committed of a topic that is read: the offset from which this service would go on; of a topic that is written: the
     *     offset up to which readers of committed records see
     * @param behind how many offsets lie between
     */
    public record PartitionLag(String topic, int partition, long end, long committed, long behind) {

        static PartitionLag of(String topic, int partition, long end, long committed) {
            return new PartitionLag(topic, partition, end, committed, Math.max(0, end - committed));
        }
    }
}
