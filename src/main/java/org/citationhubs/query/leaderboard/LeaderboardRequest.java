package org.citationhubs.query.leaderboard;

import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Which leading hubs are asked for; a filter that is null lets all pass.
 *
 * @param limit from 1 to 1,000
 * @param cursor as the page before told it, null for the first page
 */
public record LeaderboardRequest(
        HubOrder order,
        @Nullable Tier tier,
        @Nullable LabelName label,
        int limit,
        @Nullable String cursor) {

    public LeaderboardRequest {
        PageSize.require(limit);
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, code());
    }

    char code() {
        return switch (order) {
            case CITING_WORKS -> 'l';
            case VELOCITY -> 'v';
            case TRENDING -> 't';
        };
    }
}
