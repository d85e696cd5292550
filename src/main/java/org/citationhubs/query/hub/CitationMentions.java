package org.citationhubs.query.hub;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkId;

/**
 * The statements of many citations.
 *
 * @param statements by citation; one that is missing is not there, or its partition did not answer
 * @param unavailable the partitions that did not answer
 */
public record CitationMentions(Map<CitationEdge, List<Mention>> statements, SortedSet<Integer> unavailable) {

    /** A citation. */
    public record CitationEdge(WorkId citing, WorkId cited) {}
}
