package org.citationhubs.query;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkId;

/**
 * The statements of many citations.
 *
 * @param statements by citation; one that is missing is not there, or its partition did not answer
 * @param unavailable the partitions that did not answer
 */
record CitationMentions(Map<Edge, List<Mention>> statements, SortedSet<Integer> unavailable) {

    /** A citation. */
    record Edge(WorkId citing, WorkId cited) {}
}
