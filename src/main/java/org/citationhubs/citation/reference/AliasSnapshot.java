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
 * @param reduced whether the receiver had no room for more than the id and the survivor of the alias
 */
public record AliasSnapshot(WorkId id, WorkDescription description, List<ReferenceEntry> entries, boolean reduced) {

    public AliasSnapshot {
        entries = List.copyOf(entries);
    }

    /** Creates a whole copy. */
    public AliasSnapshot(WorkId id, WorkDescription description, List<ReferenceEntry> entries) {
        this(id, description, entries, false);
    }

    /** Returns the copy without all that takes room. */
    public AliasSnapshot reduce() {
        return new AliasSnapshot(id, description.survivorOnly(), List.of(), true);
    }

    /** Returns the copy as one that another receiver takes for whole: it cannot get more from this one. */
    AliasSnapshot sent() {
        return reduced ? new AliasSnapshot(id, description, entries) : this;
    }
}
