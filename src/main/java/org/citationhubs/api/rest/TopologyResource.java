package org.citationhubs.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.TopologyResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers which instances there are and where the partitions are placed. */
@Path("/api/v1/topology")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
public class TopologyResource {

    private final HubAnswers answers;

    TopologyResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "getTopology",
            summary = "Instances and partitions",
            description = "The active and standby replicas of each partition as of the last rebalance, and the current"
                    + " report of each instance. A partition has two stages, lists (by citing work) and hubs (by cited"
                    + " work), which may be placed on different instances.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TopologyResponse.class),
                            examples = @ExampleObject(name = "topology", value = ApiExamples.TOPOLOGY)))
    @APIResponse(responseCode = "401", ref = "NotAuthenticated")
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "apiKey")
    @SecurityRequirement(name = "certificate")
    public TopologyResponse topology() {
        return answers.gathered(
                HubAnswers.COST_OF_ALL_PARTITIONS,
                service -> TopologyResponse.of(service.topology().read(), service.self()));
    }
}
