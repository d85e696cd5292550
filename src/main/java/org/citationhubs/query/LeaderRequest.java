package org.citationhubs.query;

import org.citationhubs.hub.Label.Name;
import org.citationhubs.hub.Tier;
import org.citationhubs.store.HubOrder.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which leading hubs are asked for; a filter that is null lets all pass.
 *
 * @param limit from 1 to 1,000
 * @param cursor as the page before told it, null for the first page
 */
public record LeaderRequest(
        Order order,
        @Nullable Tier tier,
        @Nullable Name label,
        int limit,
        @Nullable String cursor) {

    public LeaderRequest {
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
