package org.citationhubs.ingest.idmap;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/** Receives the citations of one work after another. */
public interface CitationGroupVisitor {

    /**
     * Receives all citations of a work.
     *
     * @param publishedAt date of the work in the latest row that has one, null if none has
     * @param observedAt time of the latest row
     * @param cited the cited works, each once, by their UTF-8 bytes
     */
    void group(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, List<WorkId> cited);

    /** Receives a work with more citations than the limit. */
    void overLimit(WorkId citing, long citations);
}
