package org.citationhubs.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.BatchRequest;
import org.citationhubs.api.dto.BatchResponse;
import org.citationhubs.citation.id.WorkId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the summaries of many works at once. */
@Path("/api/v1/hubs/batch")
@Tag(name = "hubs")
public class BatchResource {

    /** A batch costs as much as a query for each of so many works: most of them are read from a cache. */
    private static final int WORKS_OF_ONE_QUERY = 20;

    private final HubAnswers answers;

    BatchResource(HubAnswers answers) {
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getHubs",
            summary = "The summaries of up to 500 works",
            description =
                    "Gathered from all instances. unknown lists works that no event mentions, and moved maps merged"
                            + " ids to their surviving ids. unavailable lists the partitions that did not answer."
                            + " unanswered lists the works that were not read in time: request those again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BatchRequest.class),
                            examples = @ExampleObject(name = "ids", value = ApiExamples.BATCH_IDS)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "summaries", value = ApiExamples.BATCH)))
    @APIResponse(responseCode = "400", ref = "InvalidParameter")
    @APIResponse(responseCode = "429", ref = "QuotaExceeded")
    @APIResponse(responseCode = "503", ref = "NotAvailable")
    public BatchResponse batch(byte[] body) {
        List<WorkId> works = BatchIds.read(body);
        return answers.gathered(
                cost(works.size()),
                service -> BatchResponse.of(service.summaries(works), service.self(), service.inputLags()));
    }

    private static int cost(int works) {
        return (works + WORKS_OF_ONE_QUERY - 1) / WORKS_OF_ONE_QUERY;
    }
}
