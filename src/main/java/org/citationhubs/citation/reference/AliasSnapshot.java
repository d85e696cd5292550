package org.citationhubs.citation.reference;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkDescription;

/**
 * A copy of the facts and citations stated under an alias, for the reference list of the surviving id.
 *
 * @param id the alias
 * @param description the facts stated of the work under the alias
 * @param entries the citations stated under the alias, by id of the cited work, ascending
 */
public record AliasSnapshot(WorkId id, WorkDescription description, List<ReferenceEntry> entries) {

    public AliasSnapshot {
        entries = List.copyOf(entries);
    }
}
