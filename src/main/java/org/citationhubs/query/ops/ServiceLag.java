package org.citationhubs.query.ops;

import java.util.List;

/**
 * The lag of the service.
 *
 * @param partitions of every topic that the service reads or writes
 * @param unpublishedHubs hubs that changed and are not published yet, works whose
 *     new title has not reached all hubs that show it, and lists that are still to follow a merge or a revocation
 */
public record ServiceLag(List<PartitionLag> partitions, int unpublishedHubs) {

    public ServiceLag {
        partitions = List.copyOf(partitions);
    }

    /** Returns the sum over all partitions. */
    public long recordsBehind() {
        return partitions.stream().mapToLong(PartitionLag::behind).sum();
    }

    /** Returns whether every record that was ever produced has been read, counted, published and committed. */
    public boolean isCaughtUp() {
        return recordsBehind() == 0 && unpublishedHubs == 0;
    }

    /**
     * The lag in a partition of a topic.
     *
     * @param end offset of the next record
     * @param committed of an input topic: the committed offset of the service; of an output topic: the last stable
     *     offset, up to which readers of committed records can read
     * @param behind number of offsets between the two
     */
    public record PartitionLag(String topic, int partition, long end, long committed, long behind) {

        static PartitionLag of(String topic, int partition, long end, long committed) {
            return new PartitionLag(topic, partition, end, committed, Math.max(0, end - committed));
        }
    }
}
