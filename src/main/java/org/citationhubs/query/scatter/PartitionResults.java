package org.citationhubs.query.scatter;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the partitions answered.
 *
 * @param answers by partition
 * @param unavailable the partitions that did not answer, with the reasons
 * @param standby whether a copy answered for one of them
 */
public record PartitionResults<A>(
        SortedMap<Integer, A> answers, SortedMap<Integer, String> unavailable, boolean standby) {

    public PartitionResults {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
    }

    /** The partitions that did not answer. */
    public SortedSet<Integer> missing() {
        return new TreeSet<>(unavailable.keySet());
    }

    /**
     * These answers, if nobody is missing.
     *
     * @throws PartitionsUnavailableException if somebody is
     */
    public PartitionResults<A> orThrow() {
        if (!unavailable.isEmpty()) {
            throw new PartitionsUnavailableException(unavailable);
        }
        return this;
    }
}
