package org.citationhubs.topology.message;

import org.apache.kafka.common.utils.Utils;
import org.citationhubs.citation.work.WorkId;

/**
 * Which partition owns a work: the one that Kafka's default partitioner gives its id, so that producers and outsiders can compute it.
 *
 * @param count how many partitions there are
 */
public record WorkPartitioner(int count) {

    /** The partition of a work, from 0 to {@code count} - 1. */
    public int of(WorkId work) {
        return Utils.toPositive(Utils.murmur2(work.bytes())) % count;
    }
}
