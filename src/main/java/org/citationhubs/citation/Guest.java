package org.citationhubs.citation;

import java.util.List;

/**
 * What is known under an id whose work lives on under another, as the other id's list takes it in.
 *
 * @param id the old id
 * @param description what was said of the work under it
 * @param entries what was said of its citations, by id of the cited work, ascending
 */
public record Guest(WorkId id, WorkDescription description, List<ReferenceEntry> entries) {

    public Guest {
        entries = List.copyOf(entries);
    }
}
