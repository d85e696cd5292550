package org.citationhubs.citation.reference;

import java.util.List;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkId;

/**
 * What is known under an id whose work lives on under another, as the other id's list takes it in.
 *
 * @param id the old id
 * @param description what was said of the work under it
 * @param entries what was said of its citations, by id of the cited work, ascending
 */
public record AliasSnapshot(WorkId id, WorkDescription description, List<ReferenceEntry> entries) {

    public AliasSnapshot {
        entries = List.copyOf(entries);
    }
}
