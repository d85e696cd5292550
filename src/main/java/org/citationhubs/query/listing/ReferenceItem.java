package org.citationhubs.query.listing;

import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.StatementCounts;
import org.jspecify.annotations.Nullable;

/**
 * A citation of a reference list.
 *
 * @param title of the cited work: as the list says it, else as the cited work's partition knows it, null if neither does
 * @param citation the citation itself
 * @param statements its mentions, counted
 */
public record ReferenceItem(@Nullable String title, ReferenceEntry citation, StatementCounts statements) {

    /** The cited work. */
    public WorkId id() {
        return citation.cited();
    }
}
