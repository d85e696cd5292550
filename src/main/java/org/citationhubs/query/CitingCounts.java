package org.citationhubs.query;

import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.WorkId;

/**
 * How many works cite each of many.
 *
 * @param citingWorks by work; one that is missing is not known, or its partition did not answer
 * @param unavailable the partitions that did not answer
 */
record CitingCounts(Map<WorkId, Integer> citingWorks, SortedSet<Integer> unavailable) {}
