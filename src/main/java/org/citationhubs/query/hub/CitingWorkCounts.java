package org.citationhubs.query.hub;

import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.work.WorkId;

/**
 * How many works cite each of many.
 *
 * @param citingWorks by work; one that is missing is not known, or its partition did not answer
 * @param unavailable the partitions that did not answer
 */
public record CitingWorkCounts(Map<WorkId, Integer> citingWorks, SortedSet<Integer> unavailable) {}
