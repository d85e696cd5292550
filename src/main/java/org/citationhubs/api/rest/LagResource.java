package org.citationhubs.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.LagResponse;
import org.citationhubs.query.QueryService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the lag of the service. */
@Path("/api/v1/lag")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation", description = "The state of the service")
public class LagResource {

    private final HubAnswers answers;

    LagResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "getLag",
            summary = "The lag of the service",
            description = "Summed over all instances. If recordsBehind and unpublishedHubs are both 0, everything that"
                    + " was produced before the call is counted, published and visible to readers of committed"
                    + " records.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LagResponse.class),
                            examples = @ExampleObject(name = "lag", value = ApiExamples.LAG)))
    @APIResponse(responseCode = "503", ref = "NotAvailable")
    public CompletionStage<LagResponse> lag() {
        QueryService service = answers.service();
        return service.lag().thenApply(lag -> LagResponse.of(lag, service.self()));
    }
}
