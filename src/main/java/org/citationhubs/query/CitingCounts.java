package org.citationhubs.query;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.WorkId;

/** How many works cite each of many, whatever partitions own them. */
@FunctionalInterface
public interface CitingCounts {

    /** Counts thousands of works with one request to each instance. Blocks; never fails for a partition that does not answer. */
    Counts of(Collection<WorkId> works);

    /**
     * The counts.
     *
     * @param citingWorks by work; one that is missing is not known, or its partition did not answer
     * @param unavailable the partitions that did not answer
     */
    record Counts(Map<WorkId, Integer> citingWorks, SortedSet<Integer> unavailable) {}
}
