package org.citationhubs.query.scatter;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The results of a query to several partitions.
 *
 * @param answers by partition
 * @param unavailable partitions that did not answer, with the reasons
 * @param standby whether a standby replica answered for at least one partition
 */
public record PartitionResults<A>(
        SortedMap<Integer, A> answers, SortedMap<Integer, String> unavailable, boolean standby) {

    public PartitionResults {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
    }

    /** Returns the partitions that did not answer. */
    public SortedSet<Integer> missing() {
        return new TreeSet<>(unavailable.keySet());
    }

    /**
     * Returns these results if every partition answered.
     *
     * @throws PartitionsUnavailableException if a partition did not
     */
    public PartitionResults<A> orThrow() {
        if (!unavailable.isEmpty()) {
            throw new PartitionsUnavailableException(unavailable);
        }
        return this;
    }
}
