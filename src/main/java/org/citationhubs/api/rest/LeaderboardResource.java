package org.citationhubs.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.HubListResponse;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.render.ResponseRenderer;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The leading hubs over all partitions. */
@Path("/api/v1/hubs")
@Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
@Tag(name = "hubs")
@APIResponse(
        responseCode = "400",
        description = "A parameter is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class LeaderboardResource {

    private static final int LIMIT = 100;

    private static final String MISSING =
            "As last published. unavailable names the partitions that did not answer: their hubs are missing. "
                    + "A hub that overtakes the place of the cursor between two pages is on neither. "
                    + "total counts the hubs that the filters let. Where a filter lets few, a page may have fewer items than"
                    + " asked for, even none, and a nextCursor all the same.";

    private final HubAnswers replies;

    LeaderboardResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(operationId = "getLeaders", summary = "The leading hubs, page by page", description = MISSING)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubListResponse.class),
                            examples = @ExampleObject(name = "leaders", value = ApiExamples.LEADERS)))
    public Response leaders(
            @RestQuery
                    @Parameter(
                            description =
                                    "citing-works: the most cited first; velocity: the most cited in the last 30 days"
                                            + " first",
                            schema =
                                    @Schema(
                                            enumeration = {"citing-works", "velocity"},
                                            defaultValue = "citing-works"))
                    @Nullable
                    String sort,
            @RestQuery
                    @Parameter(description = "Only hubs of this tier", schema = @Schema(implementation = Tier.class))
                    @Nullable
                    String tier,
            @RestQuery
                    @Parameter(
                            description = "Only hubs with this label",
                            schema = @Schema(implementation = LabelName.class))
                    @Nullable
                    String label,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "100"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor) {
        LeaderboardSort order = Parameters.oneOf(LeaderboardSort.class, "sort", sort);
        return answer(
                order == LeaderboardSort.VELOCITY ? HubOrder.VELOCITY : HubOrder.CITING_WORKS,
                tier,
                label,
                limit,
                cursor);
    }

    @GET
    @Path("/trending")
    @Operation(
            operationId = "getTrending",
            summary = "The hubs cited more often lately than their history lets expect, page by page",
            description = "By z-score. " + MISSING)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubListResponse.class),
                            examples = @ExampleObject(name = "trending", value = ApiExamples.LEADERS)))
    public Response trending(
            @RestQuery
                    @Parameter(description = "Only hubs of this tier", schema = @Schema(implementation = Tier.class))
                    @Nullable
                    String tier,
            @RestQuery
                    @Parameter(
                            description = "Only hubs with this label",
                            schema = @Schema(implementation = LabelName.class))
                    @Nullable
                    String label,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "100"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor) {
        return answer(HubOrder.TRENDING, tier, label, limit, cursor);
    }

    private Response answer(
            HubOrder order,
            @Nullable String tier,
            @Nullable String label,
            @Nullable String limit,
            @Nullable String cursor) {
        LeaderboardRequest request = new LeaderboardRequest(
                order,
                Parameters.oneOf(Tier.class, "tier", tier),
                Parameters.oneOf(LabelName.class, "label", label),
                Parameters.number("limit", limit, LIMIT),
                cursor);
        QueryService service = replies.service();
        LeaderboardPage leaders = service.leaders(request);
        return ResponseRenderer.response(HubListResponse.of(leaders, service.self()), replies.request());
    }

    /** The orders that may be asked for here. */
    private enum LeaderboardSort {
        CITING_WORKS,
        VELOCITY
    }
}
