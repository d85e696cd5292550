package org.citationhubs.citation.reference;

import org.citationhubs.citation.id.WorkId;

/**
 * A copy of the facts and citations stated under an alias, for the reference list of the surviving id.
 *
 * @param lists the lists of the alias, see {@link ReferenceList#snapshot}
 */
public record AliasSnapshot(ListsBySource lists) {

    /** Returns the alias. */
    public WorkId id() {
        return lists.citing();
    }

    /** Returns the number of entries of all lists. */
    public int entries() {
        int entries = 0;
        for (ReferenceList list : lists.bySource().values()) {
            entries += list.entries().size();
        }
        return entries;
    }

    /** Returns what is stated of the surviving id alone. */
    public AliasSnapshot reduced() {
        return new AliasSnapshot(lists.map(ReferenceList::survivorOnly));
    }
}
