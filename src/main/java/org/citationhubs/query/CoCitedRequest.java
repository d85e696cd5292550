package org.citationhubs.query;

import org.jspecify.annotations.Nullable;

/**
 * Which co-cited works of a hub are asked for.
 *
 * @param minCount how many works at least cite both, from 1
 * @param limit from 1 to 1,000
 * @param cursor as the page before told it, null for the first page
 */
public record CoCitedRequest(
        int minCount, int limit, @Nullable String cursor) {

    static final char BY_COUNT = 'c';

    public CoCitedRequest {
        if (minCount < 1) {
            throw new InvalidQueryException("min-count", "must be at least 1, not " + minCount);
        }
        PageSize.require(limit);
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, BY_COUNT);
    }
}
