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
import org.citationhubs.api.problem.Problem;
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

/** Takes events of {@code citations.v1} from crawlers without a Kafka client. */
@Path("/api/v1/citations")
@Tag(name = "citations", description = "For crawlers: what works cite")
public class CitationsResource {

    /** A line is an event, a line of the answer says what became of it. */
    static final String NDJSON = "application/x-ndjson";

    /** A stream holds a thread as long as it lasts: so many may, that questions never want for one. */
    private static final int MOST_STREAMS = 32;

    private final IngestGateway desk;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    CitationsResource(IngestGateway desk) {
        this.desk = desk;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @Operation(
            operationId = "postCitations",
            summary = "Publish what works cite",
            description =
                    "One event as application/json, or any number as application/x-ndjson, one a line. Each is checked as the "
                            + "service reads it and put into citations.v1 under the id of its citing work; the answer comes when every "
                            + "replica that must have it has it. Sending an event again changes nothing, so after a failure send again "
                            + "what was not answered.\n\nA stream is answered while it is read, line by line in order. Read the answers "
                            + "while you send, or send at most 1,000 lines in a request: who sends without reading is no longer read from. "
                            + "The stream ends early, with a problem in its last line, when the brokers do not answer.")
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
            description = "Published: where it stands. The hubs have it when asked with min-offset=PARTITION:OFFSET",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PostedEventDto.class),
                        examples = @ExampleObject(name = "published", value = ApiExamples.PUBLISHED)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "a good and a bad line", value = ApiExamples.PUBLISHED_LINES))
            })
    @APIResponse(
            responseCode = "400",
            description = "It is no event; field and reason say what is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The event is over a limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The brokers do not answer; send again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(InputStream body, @Context HttpHeaders headers, RoutingContext exchange) throws IOException {
        EventIngestion publisher = desk.citations()
                .orElseThrow(() -> new ProblemException(
                        Problem.ProblemType.NOT_PUBLISHED, "the service is starting, or waits for its topics", null));
        MediaType type = headers.getMediaType();
        boolean lines = type != null && type.getSubtype().equalsIgnoreCase("x-ndjson");
        return lines ? stream(publisher, body, exchange) : one(publisher, body);
    }

    private static Response one(EventIngestion publisher, InputStream body) throws IOException {
        byte[] json = body.readNBytes(publisher.maxBytes() + 1);
        PostedEventReply answer = json.length > publisher.maxBytes()
                ? PostedEventReply.tooLarge(1, publisher.maxBytes())
                : PostedEventReply.to(1, json, publisher);
        return Response.accepted(answer.await().published())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Response stream(EventIngestion publisher, InputStream body, RoutingContext exchange) throws IOException {
        if (!streams.tryAcquire()) {
            throw new ProblemException(
                    Problem.ProblemType.NOT_PUBLISHED,
                    "as many streams are under way as the service takes at once",
                    null);
        }
        // At the end of the exchange, however it ends: the caller may be gone before the first answer is written.
        exchange.addEndHandler(ended -> streams.release());
        StreamingOutput answers = CitationStream.begin(publisher, body)::answer;
        return Response.accepted(answers).type(NDJSON).build();
    }
}
