package org.citationhubs.citation.work;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one work, seen from one of them.
 *
 * @param movedTo the surviving id, null if this id is the surviving one
 * @param aliases other ids that are merged into this one, ascending
 */
public record WorkIdentity(@Nullable WorkId movedTo, List<WorkId> aliases) {

    /** A work with one id. */
    public static final WorkIdentity OWN = new WorkIdentity(null, List.of());

    public WorkIdentity {
        aliases = List.copyOf(aliases);
    }
}
