package org.citationhubs.api.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.access.WriteSessions;
import org.citationhubs.api.body.StreamedBodies;
import org.citationhubs.api.dto.PostedEventDto;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.stream.PostedEventReply;
import org.citationhubs.api.stream.PostedEventResult;
import org.citationhubs.api.stream.PostedStreams;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.IngestGateway;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes events to {@code citations.v1} for crawlers without a Kafka client. */
@Path("/api/v1/citations")
@Tag(name = "citations", description = "For crawlers: the citations of works")
public class CitationsResource {

    /** One JSON document a line. */
    static final String NDJSON = StreamedBodies.NDJSON;

    private final IngestGateway gateway;
    private final WriteSessions sessions;
    private final PostedStreams streams;

    CitationsResource(IngestGateway gateway, WriteSessions sessions, PostedStreams streams) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.streams = streams;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @Operation(
            operationId = "postCitations",
            summary = "Publish citations",
            description = "One event as application/json, or any number as application/x-ndjson, one a line. The"
                    + " service validates each event and publishes it to citations.v1 under the id of its citing"
                    + " work; it answers after all in-sync replicas have the event. Publishing an event again"
                    + " changes nothing, so after a failure publish again what was not answered.\n\nThe answer to a"
                    + " stream has one line for each event, in their order, and is sent while the stream is read."
                    + " Read it while you send, or send at most 1,000 lines in a request: the service stops reading"
                    + " from a client that does not read. If the brokers do not answer, the stream ends early with a"
                    + " problem in its last line.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT, description = "topics/citations.v1.schema.json"),
                        examples = @ExampleObject(name = "one citation", value = ApiExamples.CITATION_EVENT)),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "Published. Hubs cover the event in answers to requests with min-offset=PARTITION:OFFSET",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PostedEventDto.class),
                        examples = @ExampleObject(name = "published", value = ApiExamples.PUBLISHED)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "a published and a refused event",
                                        value = ApiExamples.PUBLISHED_LINES))
            })
    @APIResponse(responseCode = "400", ref = "InvalidEvent")
    @APIResponse(responseCode = "401", ref = "NotAuthenticated")
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "429", ref = "QuotaExceeded")
    @APIResponse(responseCode = "503", ref = "NotPublished")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "apiKey")
    @SecurityRequirement(name = "certificate")
    public CompletionStage<Response> post(RoutingContext request) {
        EventIngestion ingestion = gateway.citations()
                .map(all -> all.of(sessions.begin(request)))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_PUBLISHED, "The service is starting or waiting for its topics.", null));
        return StreamedBodies.contain(request)
                ? streams.open(request, ingestion)
                        .thenApply(
                                stream -> Response.accepted(stream).type(NDJSON).build())
                : one(ingestion, request);
    }

    private static CompletionStage<Response> one(EventIngestion ingestion, RoutingContext request) {
        Buffer body = request.body().buffer();
        byte[] json = body == null ? new byte[0] : body.getBytes();
        if (json.length > ingestion.maxBytes()) {
            return PostedEventReply.tooLarge(1, ingestion.maxBytes()).thenApply(CitationsResource::response);
        }
        // To send may wait for the brokers, for a limited time.
        return request.vertx()
                .executeBlocking(() -> PostedEventReply.to(1, json, ingestion), false)
                .toCompletionStage()
                .thenCompose(result -> result)
                .thenApply(CitationsResource::response);
    }

    private static Response response(PostedEventResult result) {
        return Response.accepted(result.published())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
