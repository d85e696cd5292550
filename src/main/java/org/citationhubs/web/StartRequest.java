package org.citationhubs.web;

import org.citationhubs.api.Parameters;
import org.citationhubs.hub.Label;
import org.citationhubs.hub.Tier;
import org.citationhubs.query.LeaderRequest;
import org.citationhubs.store.HubOrder.Order;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which leading hubs the start page is asked to show, as it came. */
public final class StartRequest {

    private static final int LEADERS = 20;

    @RestQuery
    @Nullable
    String sort;

    @RestQuery
    @Nullable
    String tier;

    @RestQuery
    @Nullable
    String label;

    @RestQuery
    @Nullable
    String cursor;

    /**
     * The leading hubs that are wanted, read strictly.
     *
     * @throws org.citationhubs.query.InvalidQueryException if a parameter is wrong
     */
    LeaderRequest wanted() {
        Sort order = Parameters.oneOf(Sort.class, "sort", HubRequest.filled(sort));
        return new LeaderRequest(
                order == Sort.VELOCITY ? Order.VELOCITY : Order.CITING_WORKS,
                Parameters.oneOf(Tier.class, "tier", HubRequest.filled(tier)),
                Parameters.oneOf(Label.Name.class, "label", HubRequest.filled(label)),
                LEADERS,
                HubRequest.filled(cursor));
    }

    /** The orders to choose from. */
    private enum Sort {
        CITING_WORKS,
        VELOCITY
    }
}
