package org.citationhubs.api.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.CitingWorksResponse;
import org.citationhubs.api.dto.ClaimsResponse;
import org.citationhubs.api.dto.CoCitationResponse;
import org.citationhubs.api.dto.CoCitedResponse;
import org.citationhubs.api.dto.HubSummarySchema;
import org.citationhubs.api.dto.TimelineResponse;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitedRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is known of a cited work. An id may hold {@code /} and may come percent-encoded. */
@Path("/api/v1/hubs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "hubs", description = "Cited works: who cites them, how, and what is cited together with them")
@APIResponse(
        responseCode = "400",
        description = "The id or a parameter is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "Nothing received names the work",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "503",
        description = "Not now; ask again after Retry-After seconds",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class HubsResource {

    static final String SELF = "Whether works that have an author in common with the hub count";

    private static final int CITING_WORKS = 100;
    private static final int CO_CITED = 20;

    private final HubAnswers replies;

    HubsResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Path("/{id:.+}")
    @Produces({MediaType.APPLICATION_JSON, "application/ld+json"})
    @Operation(
            operationId = "getHub",
            summary = "The summary of a cited work",
            description =
                    "Counts are as of now, the co-cited works at most one publish interval old, ten while events come"
                            + " late. A work with too few"
                            + " citing works to be a hub has the tier NONE; a known work that nobody cites has zeros. ETag"
                            + " and If-None-Match save sending what has not changed; application/ld+json names the works"
                            + " in CiTO.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubSummarySchema.class),
                            examples = @ExampleObject(name = "hub", value = ApiExamples.HUB)))
    public CompletionStage<Response> hub(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        return replies.summary(id, minOffset);
    }

    @GET
    @Path("/{id:.+}/citing-works")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
    @Operation(operationId = "getCitingWorks", summary = "All works that cite a work, page by page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CitingWorksResponse.class),
                            examples = @ExampleObject(name = "citing works", value = ApiExamples.CITING_WORKS)))
    public CompletionStage<Response> citingWorks(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @BeanParam CitingWorkFilterParams filters,
            @RestQuery
                    @Parameter(
                            description =
                                    "date: newest first, undated last; mentions: most mentions first. Equals by id",
                            schema =
                                    @Schema(
                                            enumeration = {"date", "mentions"},
                                            defaultValue = "date"))
                    @Nullable
                    String sort,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "100"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        CitingWorksSort order = Parameters.oneOf(CitingWorksSort.class, "sort", sort);
        CitingWorksRequest request = new CitingWorksRequest(
                filters.filters(),
                order == null ? CitingWorksSort.DATE : order,
                Parameters.number("limit", limit, CITING_WORKS),
                cursor);
        return replies.about(
                id, minOffset, (queries, work) -> queries.citingWorks(work, request), CitingWorksResponse::of);
    }

    @GET
    @Path("/{id:.+}/co-cited")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
    @Operation(operationId = "getCoCited", summary = "All works cited together with a work, page by page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CoCitedResponse.class),
                            examples = @ExampleObject(name = "co-cited works", value = ApiExamples.CO_CITED)))
    public CompletionStage<Response> coCited(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @RestQuery
                    @Parameter(
                            description = "What they are ranked by",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "count",
                                                "salton",
                                                "jaccard",
                                                "inclusion",
                                                "association-strength"
                                            },
                                            defaultValue = "count"))
                    @Nullable
                    String measure,
            @RestQuery("min-count")
                    @Parameter(
                            description = "Only works that so many works cite together with this one",
                            schema = @Schema(minimum = "1", defaultValue = "1"))
                    @Nullable
                    String minCount,
            @RestQuery @Parameter(description = SELF, schema = @Schema(enumeration = {"include", "exclude"})) @Nullable
                    String self,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "20"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        CoCitedRequest request = new CoCitedRequest(
                Parameters.measure(measure),
                Parameters.self(self),
                Parameters.number("min-count", minCount, 1),
                Parameters.number("limit", limit, CO_CITED),
                cursor);
        return replies.about(id, minOffset, (queries, work) -> queries.coCited(work, request), CoCitedResponse::of);
    }

    @GET
    @Path("/{id:.+}/co-cited/{other:.+}")
    @Operation(
            operationId = "getCoCitation",
            summary = "Why two works are co-cited: the works that cite both, with what they say of each")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CoCitationResponse.class)))
    public CompletionStage<Response> evidence(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @RestPath @Parameter(example = "arxiv:hep-th/9802150") String other,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "100"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        WorkId otherWork = WorkId.parse(other);
        int most = Parameters.number("limit", limit, CITING_WORKS);
        return replies.about(
                id,
                minOffset,
                (queries, work) -> queries.evidence(work, otherWork, most, cursor),
                CoCitationResponse::of);
    }

    @GET
    @Path("/{id:.+}/claims")
    @Operation(
            operationId = "getClaims",
            summary = "The claims ledger: what the work claims, and what is said for and against")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClaimsResponse.class)))
    public CompletionStage<Response> claims(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        return replies.about(id, minOffset, (queries, work) -> queries.summary(work), ClaimsResponse::of);
    }

    @GET
    @Path("/{id:.+}/timeline")
    @Operation(operationId = "getTimeline", summary = "Citing works by year and by month of their publication")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TimelineResponse.class)))
    public CompletionStage<Response> timeline(
            @RestPath @Parameter(example = "arxiv:hep-th/9711200") String id,
            @RestQuery
                    @Parameter(description = SELF, schema = @Schema(enumeration = {"include", "exclude", "only"}))
                    @Nullable
                    String self,
            @RestQuery("min-offset") @Parameter(description = ApiExamples.MIN_OFFSET) @Nullable String minOffset) {
        return replies.about(
                id, minOffset, (queries, work) -> queries.timeline(work, Parameters.self(self)), TimelineResponse::of);
    }
}
