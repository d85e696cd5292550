package org.citationhubs.citation.reference;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkDescription;

/**
 * The reference list that is counted and shown: what all sources that are not revoked state of one work.
 *
 * @param citing the citing work
 * @param description the effective facts of the citing work
 * @param entries entries by id of the cited work, ascending, with tombstones
 * @param known whether a source that counts states the work or its list
 */
public record EffectiveList(WorkId citing, WorkDescription description, List<ReferenceEntry> entries, boolean known) {

    public EffectiveList {
        entries = List.copyOf(entries);
    }

    /** Returns the effective list of a work of which a single source states something. */
    public static EffectiveList of(ReferenceList list) {
        return new EffectiveList(list.citing(), list.description(), list.entries(), !list.isUnknown());
    }

    /** Returns the number of citations without tombstones. */
    public int size() {
        int size = 0;
        for (ReferenceEntry entry : entries) {
            if (entry.asserted()) {
                size++;
            }
        }
        return size;
    }
}
