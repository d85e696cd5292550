package org.citationhubs.store.rows;

import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * The description of a hub, as far as counting a citation depends on it.
 *
 * @param authors of the hub
 * @param movedTo the work that the hub was merged into, null if it was not merged
 */
public record HubProfile(AuthorMatcher authors, @Nullable WorkId movedTo) {

    /** The profile of a work without a description. */
    public static final HubProfile UNKNOWN = new HubProfile(AuthorMatcher.NONE, null);

    /** Returns the profile of a work. */
    public static HubProfile of(OwnedWork work) {
        return new HubProfile(
                AuthorMatcher.of(work.description().facts().authors()),
                work.identity().movedTo());
    }
}
