package org.citationhubs.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.HubListResponse;
import org.citationhubs.api.render.ResponseRenderer;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers lists of hubs over all partitions: leading, trending, and found by title. */
@Path("/api/v1/hubs")
@Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
@Tag(name = "hubs")
@APIResponse(responseCode = "400", ref = "InvalidParameter")
@APIResponse(responseCode = "503", ref = "NotAvailable")
public class LeaderboardResource {

    private static final String UNAVAILABLE =
            "Hubs are shown as they were last published. unavailable lists the partitions that did not answer, whose"
                    + " hubs are missing.";

    private static final String PAGES = UNAVAILABLE
            + " total is the number of hubs that match the filters. If few hubs match, a page may have fewer items than"
            + " limit, even none, and still have a nextCursor. A hub that overtakes the position of the cursor between"
            + " two pages is on neither.";

    private final HubAnswers answers;

    LeaderboardResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "getLeaders", summary = "The leading hubs, page by page", description = PAGES)
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
                                    "citing-works: most cited first; velocity: most cited in the last 30 days first",
                            schema = @Schema(implementation = LeaderboardSort.class, defaultValue = "citing-works"))
                    @Nullable
                    String sort,
            @BeanParam HubFilterParams filters,
            @BeanParam PageParams page) {
        return hubs(filters.request(LeaderboardSort.order(sort), page));
    }

    @GET
    @Path("/trending")
    @Operation(
            operationId = "getTrending",
            summary = "Trending hubs, page by page",
            description =
                    "Hubs whose recent citation rate is significantly above their own history, by z-score. " + PAGES)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubListResponse.class),
                            examples = @ExampleObject(name = "trending", value = ApiExamples.LEADERS)))
    public Response trending(@BeanParam HubFilterParams filters, @BeanParam PageParams page) {
        return hubs(filters.request(HubOrder.TRENDING, page));
    }

    private Response hubs(LeaderboardRequest request) {
        return hubs(service -> service.leaders(request));
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "findHubs",
            summary = "Hubs whose titles begin with given words, in the order of the titles, page by page",
            description = "Capitals, accents and punctuation do not count. " + UNAVAILABLE)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubListResponse.class),
                            examples = @ExampleObject(name = "hubs", value = ApiExamples.LEADERS)))
    public Response search(
            @RestQuery
                    @Parameter(
                            description = "The beginning of the title",
                            required = true,
                            example = "the large n limit")
                    @Nullable
                    String title,
            @BeanParam ShortPageParams page) {
        TitleSearchRequest request = TitleSearchRequest.of(title, page.limit(), page.cursor());
        return hubs(service -> service.titled(request));
    }

    private Response hubs(Function<QueryService, LeaderboardPage> query) {
        return answers.gathered(
                HubAnswers.COST_OF_ALL_PARTITIONS,
                service -> ResponseRenderer.response(
                        HubListResponse.of(query.apply(service), service.self(), service.inputLags()),
                        answers.request()));
    }
}
