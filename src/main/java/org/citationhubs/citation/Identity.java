package org.citationhubs.citation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ids are one work, seen from one of them.
 *
 * @param movedTo the id under which the work lives on, null if it is this one
 * @param aliases the other ids of the work that live on under this one, ascending
 */
public record Identity(@Nullable WorkId movedTo, List<WorkId> aliases) {

    /** A work with one id. */
    public static final Identity OWN = new Identity(null, List.of());

    public Identity {
        aliases = List.copyOf(aliases);
    }
}
