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
import org.citationhubs.query.QueryService;
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

/** Looks for hubs by their titles. */
@Path("/api/v1/hubs/search")
@Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
@Tag(name = "hubs")
@APIResponse(
        responseCode = "400",
        description = "A parameter is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SearchResource {

    private static final int LIMIT = 20;

    private final HubAnswers replies;

    SearchResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "findHubs",
            summary = "The hubs whose titles begin so, in the order of the titles, page by page",
            description = "Capitals, accents and whatever is neither letter nor digit do not count. As last published. "
                    + "unavailable names the partitions that did not answer: their hubs are missing.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubListResponse.class),
                            examples = @ExampleObject(name = "hubs", value = ApiExamples.LEADERS)))
    public Response search(
            @RestQuery
                    @Parameter(description = "How the title begins", required = true, example = "the large n limit")
                    @Nullable
                    String title,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.LIMIT,
                            schema = @Schema(minimum = "1", maximum = "1000", defaultValue = "20"))
                    @Nullable
                    String limit,
            @RestQuery @Parameter(description = ApiExamples.CURSOR) @Nullable String cursor) {
        TitleSearchRequest request = TitleSearchRequest.of(title, Parameters.number("limit", limit, LIMIT), cursor);
        QueryService service = replies.service();
        return ResponseRenderer.response(
                HubListResponse.of(service.titled(request), service.self()), replies.request());
    }
}
