package org.citationhubs.query.listing;

import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Requests a page of the works that are cited together with a hub.
 *
 * @param measure that ranks
 * @param self whether self-citations of the hub count
 * @param minCount least number of works that cite both, from 1
 * @param limit from 1 to 1,000
 * @param cursor {@code nextCursor} of the page before, null for the first page
 */
public record CoCitedRequest(
        Measure measure,
        SelfCitationFilter self,
        int minCount,
        int limit,
        @Nullable String cursor) {

    /**
     * Checks the request.
     *
     * @throws InvalidQueryException if a number is out of range, or if the cursor is not one of this order
     */
    public CoCitedRequest {
        if (minCount < 1) {
            throw new InvalidQueryException("min-count", "must be at least 1, not " + minCount);
        }
        if (self == SelfCitationFilter.ONLY) {
            throw new InvalidQueryException("self", "must be include or exclude here");
        }
        PageSize.require(limit);
        Cursor.check(cursor, measure.cursorCode());
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, order());
    }

    /** Returns the code of the order, which is part of a cursor. */
    char order() {
        return measure.cursorCode();
    }
}
