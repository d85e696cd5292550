package org.citationhubs.ingest.idmap;

import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Collects citations that a feed does not have by citing work. When all files are read, the citations of each work are
 * published as one list. Thread-safe.
 */
public interface CitationGroups {

    /** For formats whose records are reference lists. */
    CitationGroups NONE = (citing, publishedAt, observedAt, cited) -> {
        throw new IllegalStateException("citations of this format are not grouped");
    };

    /**
     * Adds a citation; one that is there already changes nothing.
     *
     * @param publishedAt date of the citing work, null if not known
     * @param observedAt time of the row; the list gets the latest
     */
    void add(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, WorkId cited);
}
