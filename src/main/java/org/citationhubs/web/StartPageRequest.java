package org.citationhubs.web;

import org.citationhubs.api.rest.LeaderboardSort;
import org.citationhubs.api.rest.Parameters;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of the start page; empty ones count as absent. */
public final class StartPageRequest {

    private static final int LEADING_HUBS = 20;

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
     * Returns the request for the leading hubs.
     *
     * @throws org.citationhubs.query.page.InvalidQueryException if a parameter has a wrong value
     */
    LeaderboardRequest leading() {
        return new LeaderboardRequest(
                LeaderboardSort.order(HubPageRequest.filled(sort)),
                Parameters.oneOf(Tier.class, "tier", HubPageRequest.filled(tier)),
                Parameters.oneOf(LabelName.class, "label", HubPageRequest.filled(label)),
                LEADING_HUBS,
                HubPageRequest.filled(cursor));
    }
}
