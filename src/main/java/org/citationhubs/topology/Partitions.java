package org.citationhubs.topology;

import org.apache.kafka.common.utils.Utils;
import org.citationhubs.citation.WorkId;

/**
 * Which partition owns a work: the one that Kafka's default partitioner gives its id, so that producers and outsiders can compute it.
 *
 * @param count how many partitions there are
 */
public record Partitions(int count) {

    /** The partition of a work, from 0 to {@code count} - 1. */
    public int of(WorkId work) {
        return Utils.toPositive(Utils.murmur2(work.bytes())) % count;
    }
}
