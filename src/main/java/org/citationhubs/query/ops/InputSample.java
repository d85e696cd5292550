package org.citationhubs.query.ops;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;

/**
 * The ends of the input topics at one moment, and how far the service has read them.
 *
 * @param citations ends of the partitions of {@code citations.v1}
 * @param works ends of the partitions of {@code works.v1}
 * @param readWorks offsets in {@code works.v1} from which the service continues
 * @param caughtUp whether every record of the inputs and of the topics between the stages was read and committed
 */
record InputSample(List<Long> citations, List<Long> works, List<Long> readWorks, boolean caughtUp) {

    InputSample {
        citations = List.copyOf(citations);
        works = List.copyOf(works);
        readWorks = List.copyOf(readWorks);
    }

    /** Returns the ends of all partitions, those of {@code citations.v1} first. */
    List<Long> ends() {
        List<Long> all = new ArrayList<>(citations);
        all.addAll(works);
        return all;
    }

    /**
     * Returns for each of the ends up to where an answer covers the partition.
     *
     * @param caughtUpReplica whether the answer comes from a replica that holds what the service has committed
     */
    List<Long> covered(InputOffsets asOf, boolean caughtUpReplica) {
        // The end of a partition lies behind the markers of transactions and what was deleted by retention, which an
        // answer never names. So a service that is caught up covers the ends.
        boolean toTheEnd = caughtUp && caughtUpReplica;
        List<Long> covered = new ArrayList<>(citations.size() + works.size());
        for (int partition = 0; partition < citations.size(); partition++) {
            long next = asOf.byPartition().getOrDefault(partition, -1L) + 1;
            covered.add(toTheEnd ? Math.max(next, citations.get(partition)) : next);
        }
        covered.addAll(toTheEnd ? works : readWorks);
        return covered;
    }
}
