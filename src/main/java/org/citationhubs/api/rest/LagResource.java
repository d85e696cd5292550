package org.citationhubs.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.LagResponse;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.query.QueryService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the service is behind. */
@Path("/api/v1/lag")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation", description = "How the service is doing")
public class LagResource {

    private final HubAnswers replies;

    LagResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "getLag",
            summary = "How far the service is behind",
            description = "The sum over all instances. When recordsBehind and unpublishedHubs are both 0, everything"
                    + " produced before the call is counted, published, and seen by readers of committed records.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LagResponse.class),
                            examples = @ExampleObject(name = "lag", value = ApiExamples.LAG)))
    @APIResponse(
            responseCode = "503",
            description = "It cannot be told now; the detail names the partitions that nobody answers for",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public LagResponse lag() {
        QueryService service = replies.service();
        return LagResponse.of(service.lag(), service.self());
    }
}
