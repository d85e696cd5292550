package org.citationhubs.topology.message;

import org.apache.kafka.common.utils.Utils;
import org.citationhubs.citation.id.WorkId;

/**
 * Assigns works to partitions as Kafka's default partitioner assigns their ids, so that producers and other programs
 * can compute the partition of a work.
 *
 * @param count the number of partitions
 */
public record WorkPartitioner(int count) {

    /** Returns the partition that owns a work, from 0 to {@code count} - 1. */
    public int of(WorkId work) {
        return Utils.toPositive(Utils.murmur2(work.bytes())) % count;
    }
}
