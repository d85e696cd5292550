package org.citationhubs.access;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which roles a caller has and which sources it may speak for.
 *
 * @param mode how callers without credentials are treated
 * @param anonymousRead whether they may read, if others must authenticate
 * @param grants sources of principals, beside those of their roles
 */
public record AccessPolicy(AccessMode mode, boolean anonymousRead, SourceGrants grants) {

    /** Returns the names of the roles of a caller without credentials. */
    public Set<String> anonymousRoles() {
        if (mode != AccessMode.AUTHENTICATED) {
            return AccessRole.all();
        }
        return anonymousRead ? Set.of(AccessRole.READER.role()) : Set.of();
    }

    /**
     * Returns a caller that has the role of a writer.
     *
     * @param principal null for a caller without credentials
     * @param roles names of its roles
     */
    public Writer writer(@Nullable String principal, Collection<String> roles) {
        return principal == null ? Writer.ANYBODY : Writer.of(principal, roles, grants);
    }
}
