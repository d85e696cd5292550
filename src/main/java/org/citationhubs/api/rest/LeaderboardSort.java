package org.citationhubs.api.rest;

import org.citationhubs.hub.summary.HubOrder;
import org.jspecify.annotations.Nullable;

/** The orders of leading hubs that the parameter {@code sort} names. */
public enum LeaderboardSort {
    CITING_WORKS(HubOrder.CITING_WORKS),
    VELOCITY(HubOrder.VELOCITY);

    private final HubOrder order;

    LeaderboardSort(HubOrder order) {
        this.order = order;
    }

    /**
     * Returns the order that a request names; by citing works if it names none.
     *
     * @throws org.citationhubs.query.page.InvalidQueryException if there is no such order
     */
    public static HubOrder order(@Nullable String sort) {
        LeaderboardSort named = Parameters.oneOf(LeaderboardSort.class, "sort", sort);
        return named == null ? HubOrder.CITING_WORKS : named.order;
    }
}
