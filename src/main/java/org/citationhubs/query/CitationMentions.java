package org.citationhubs.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkId;

/** The statements of many citations, whatever partitions own their citing works. */
@FunctionalInterface
public interface CitationMentions {

    /** Looks citations up with one request to each instance. Blocks; never fails for a partition that does not answer. */
    Mentions of(Collection<Edge> citations);

    /** A citation. */
    record Edge(WorkId citing, WorkId cited) {}

    /**
     * The statements.
     *
     * @param statements by citation; one that is missing is not there, or its partition did not answer
     * @param unavailable the partitions that did not answer
     */
    record Mentions(Map<Edge, List<Mention>> statements, SortedSet<Integer> unavailable) {}
}
