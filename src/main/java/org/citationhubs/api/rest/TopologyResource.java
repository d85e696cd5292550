package org.citationhubs.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.TopologyResponse;
import org.citationhubs.query.QueryService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which instances there are, and who holds which partitions. */
@Path("/api/v1/topology")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
public class TopologyResource {

    private final HubAnswers replies;

    TopologyResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "getTopology",
            summary = "Instances and partitions",
            description =
                    "Who owns and who copies each partition, as of the last rebalance, and what each instance says of"
                            + " itself now. A partition has two halves, lists (by citing work) and hubs (by cited work),"
                            + " which may be on different instances.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TopologyResponse.class),
                            examples = @ExampleObject(name = "topology", value = ApiExamples.TOPOLOGY)))
    public TopologyResponse topology() {
        QueryService service = replies.service();
        return TopologyResponse.of(service.topology().read(), service.self());
    }
}
