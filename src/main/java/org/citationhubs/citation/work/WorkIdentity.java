package org.citationhubs.citation.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ids are one work, seen from one of them.
 *
 * @param movedTo the id under which the work lives on, null if it is this one
 * @param aliases the other ids of the work that live on under this one, ascending
 */
public record WorkIdentity(@Nullable WorkId movedTo, List<WorkId> aliases) {

    /** A work with one id. */
    public static final WorkIdentity OWN = new WorkIdentity(null, List.of());

    public WorkIdentity {
        aliases = List.copyOf(aliases);
    }
}
