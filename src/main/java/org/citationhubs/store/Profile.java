package org.citationhubs.store;

import org.citationhubs.citation.Authors;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a hub to count a citation of it.
 *
 * @param authors of the hub, null if nobody said
 * @param movedTo the id under which it lives on, null if it is its own
 */
record Profile(@Nullable Authors authors, @Nullable WorkId movedTo) {

    static final Profile UNKNOWN = new Profile(null, null);

    static Profile of(Work work) {
        return new Profile(work.description().facts().authors(), work.identity().movedTo());
    }

    boolean sharesAuthorWith(@Nullable Authors citing) {
        return authors != null && citing != null && authors.sharesOneWith(citing);
    }
}
