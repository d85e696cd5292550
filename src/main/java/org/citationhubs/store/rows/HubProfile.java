package org.citationhubs.store.rows;

import org.citationhubs.citation.work.AuthorMatcher;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a hub to count a citation of it.
 *
 * @param authors of the hub
 * @param movedTo the id under which it lives on, null if it is its own
 */
public record HubProfile(AuthorMatcher authors, @Nullable WorkId movedTo) {

    public static final HubProfile UNKNOWN = new HubProfile(AuthorMatcher.NONE, null);

    public static HubProfile of(OwnedWork work) {
        return new HubProfile(
                AuthorMatcher.of(work.description().facts().authors()),
                work.identity().movedTo());
    }
}
