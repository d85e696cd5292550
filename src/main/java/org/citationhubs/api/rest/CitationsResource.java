package org.citationhubs.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.citationhubs.api.dto.PostedEventDto;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.stream.CitationStream;
import org.citationhubs.api.stream.PostedEventReply;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.IngestGateway;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes events to {@code citations.v1} for crawlers without a Kafka client. */
@Path("/api/v1/citations")
@Tag(name = "citations", description = "For crawlers: the citations of works")
public class CitationsResource {

    /** One JSON document a line. */
    static final String NDJSON = "application/x-ndjson";

    /** A stream occupies a thread while it lasts; the limit leaves threads for queries. */
    private static final int MAX_STREAMS = 32;

    private final IngestGateway gateway;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);

    CitationsResource(IngestGateway gateway) {
        this.gateway = gateway;
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
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "NotPublished")
    public Response post(InputStream body, @Context HttpHeaders headers, RoutingContext context) throws IOException {
        EventIngestion ingestion = gateway.citations()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_PUBLISHED, "The service is starting or waiting for its topics.", null));
        MediaType type = headers.getMediaType();
        boolean lines = type != null && type.getSubtype().equalsIgnoreCase("x-ndjson");
        return lines ? stream(ingestion, body, context) : one(ingestion, body);
    }

    private static Response one(EventIngestion ingestion, InputStream body) throws IOException {
        byte[] json = body.readNBytes(ingestion.maxBytes() + 1);
        PostedEventReply reply = json.length > ingestion.maxBytes()
                ? PostedEventReply.tooLarge(1, ingestion.maxBytes())
                : PostedEventReply.to(1, json, ingestion);
        return Response.accepted(reply.await().published())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Response stream(EventIngestion ingestion, InputStream body, RoutingContext context) throws IOException {
        if (!streams.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.NOT_PUBLISHED, "The service is already reading " + MAX_STREAMS + " streams.", null);
        }
        // However the exchange ends: the client may disconnect before the first answer is written.
        context.addEndHandler(ended -> streams.release());
        StreamingOutput results = CitationStream.begin(ingestion, body)::writeResults;
        return Response.accepted(results).type(NDJSON).build();
    }
}
