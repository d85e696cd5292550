package org.citationhubs.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.PostedEventDto;
import org.citationhubs.api.dto.SourceDecision;
import org.citationhubs.api.dto.SourcesResponse;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.stream.PostedEventReply;
import org.citationhubs.api.stream.PostedEventResult;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.SourceIngestion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Answers who states citations, and revokes sources. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Who states citations")
public class SourcesResource {

    private final HubAnswers answers;
    private final IngestGateway gateway;

    SourcesResource(HubAnswers answers, IngestGateway gateway) {
        this.answers = answers;
        this.gateway = gateway;
    }

    @GET
    @Operation(
            operationId = "getSources",
            summary = "Who states citations",
            description = "Every source with what it states, revoked or not. unavailable lists the partitions that did"
                    + " not answer, whose works are missing.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourcesResponse.class),
                            examples = @ExampleObject(name = "sources", value = ApiExamples.SOURCES)))
    @APIResponse(responseCode = "503", ref = "NotAvailable")
    public SourcesResponse sources() {
        return answers.gathered(
                HubAnswers.COST_OF_ALL_PARTITIONS, service -> SourcesResponse.of(service.sources(), service.self()));
    }

    @POST
    @Path("/{system:.*}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postSource",
            summary = "Revoke a source, or take its revocation back",
            description = "The service publishes the decision to sources.v1 and answers after all in-sync replicas have"
                    + " it. Soon after, nothing that the source stated or will state counts, as if it had said nothing;"
                    + " after the revocation is taken back, all of it counts again. A path without a name,"
                    + " /api/v1/sources/, is for the events that name no source.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceDecision.class),
                            examples = @ExampleObject(name = "revoke", value = ApiExamples.SOURCE_DECISION)))
    @APIResponse(
            responseCode = "202",
            description = "Published to that partition of sources.v1, at that offset",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PostedEventDto.class),
                            examples = @ExampleObject(name = "published", value = ApiExamples.PUBLISHED)))
    @APIResponse(responseCode = "400", ref = "InvalidEvent")
    @APIResponse(responseCode = "401", ref = "NotAuthenticated")
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "NotPublished")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "apiKey")
    @SecurityRequirement(name = "certificate")
    public Response post(
            @RestPath
                    @Parameter(
                            description = "The name of the source, as source.system of its events",
                            example = "crossref")
                    String system,
            byte[] body,
            RoutingContext request) {
        if (system.isEmpty() && !request.normalizedPath().endsWith("/")) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Name a source in the path; /api/v1/sources/ stands for the events that name none.",
                    null);
        }
        SourceIngestion ingestion = gateway.source(system)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_PUBLISHED, "The service is starting or waiting for its topics.", null));
        CompletableFuture<PostedEventResult> reply = body.length > ingestion.maxBytes()
                ? PostedEventReply.tooLarge(1, ingestion.maxBytes())
                : PostedEventReply.to(1, body, ingestion);
        return Response.accepted(reply.join().published())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
