package org.citationhubs.store;

import org.citationhubs.citation.KnownAuthors;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a hub to count a citation of it.
 *
 * @param authors of the hub
 * @param movedTo the id under which it lives on, null if it is its own
 */
record Profile(KnownAuthors authors, @Nullable WorkId movedTo) {

    static final Profile UNKNOWN = new Profile(KnownAuthors.NOBODY, null);

    static Profile of(Work work) {
        return new Profile(
                KnownAuthors.of(work.description().facts().authors()),
                work.identity().movedTo());
    }
}
