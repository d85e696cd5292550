package org.citationhubs.query.listing;

import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Which co-cited works of a hub are asked for.
 *
 * @param measure what they are ranked by
 * @param self whether works count that have an author in common with the hub
 * @param minCount how many works at least cite both, from 1
 * @param limit from 1 to 1,000
 * @param cursor as the page before told it, null for the first page
 */
public record CoCitedRequest(
        Measure measure,
        SelfCitationFilter self,
        int minCount,
        int limit,
        @Nullable String cursor) {

    public CoCitedRequest {
        if (minCount < 1) {
            throw new InvalidQueryException("min-count", "must be at least 1, not " + minCount);
        }
        if (self == SelfCitationFilter.ONLY) {
            throw new InvalidQueryException("self", "is include or exclude here");
        }
        PageSize.require(limit);
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, order());
    }

    /** The order of the list, which a cursor belongs to. */
    char order() {
        return switch (measure) {
            case COUNT -> 'c';
            case SALTON -> 's';
            case JACCARD -> 'j';
            case INCLUSION -> 'i';
            case ASSOCIATION_STRENGTH -> 'a';
        };
    }
}
