package org.citationhubs.web;

import org.citationhubs.api.rest.Parameters;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which leading hubs the start page is asked to show, as it came. */
public final class StartPageRequest {

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
     * @throws org.citationhubs.query.page.InvalidQueryException if a parameter is wrong
     */
    LeaderboardRequest wanted() {
        StartPageSort order = Parameters.oneOf(StartPageSort.class, "sort", HubPageRequest.filled(sort));
        return new LeaderboardRequest(
                order == StartPageSort.VELOCITY ? HubOrder.VELOCITY : HubOrder.CITING_WORKS,
                Parameters.oneOf(Tier.class, "tier", HubPageRequest.filled(tier)),
                Parameters.oneOf(HubLabel.LabelName.class, "label", HubPageRequest.filled(label)),
                LEADERS,
                HubPageRequest.filled(cursor));
    }

    /** The orders to choose from. */
    private enum StartPageSort {
        CITING_WORKS,
        VELOCITY
    }
}
