package org.citationhubs.query.leaderboard;

import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Requests a page of a leaderboard.
 *
 * @param tier of the hubs, null for all tiers
 * @param label of the hubs, null for all labels
 * @param limit from 1 to 1,000
 * @param cursor {@code nextCursor} of the page before, null for the first page
 */
public record LeaderboardRequest(
        HubOrder order,
        @Nullable Tier tier,
        @Nullable LabelName label,
        int limit,
        @Nullable String cursor) {

    /**
     * Checks the request.
     *
     * @throws InvalidQueryException if the limit is out of range, or if the cursor is not one of this order
     */
    public LeaderboardRequest {
        PageSize.require(limit);
        Cursor.check(cursor, code(order));
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, code());
    }

    /** Returns the code of the order, which is part of a cursor. */
    char code() {
        return code(order);
    }

    private static char code(HubOrder order) {
        return switch (order) {
            case CITING_WORKS -> 'l';
            case VELOCITY -> 'v';
            case TRENDING -> 't';
        };
    }
}
