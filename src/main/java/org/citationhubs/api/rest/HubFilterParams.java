package org.citationhubs.api.rest;

import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that filter lists of hubs. */
public final class HubFilterParams {

    @RestQuery
    @Parameter(description = "Only hubs of this tier", schema = @Schema(implementation = Tier.class))
    @Nullable
    String tier;

    @RestQuery
    @Parameter(description = "Only hubs with this label", schema = @Schema(implementation = LabelName.class))
    @Nullable
    String label;

    LeaderboardRequest request(HubOrder order, PageParams page) {
        return new LeaderboardRequest(
                order,
                Parameters.oneOf(Tier.class, "tier", tier),
                Parameters.oneOf(LabelName.class, "label", label),
                page.limit(),
                page.cursor());
    }
}
