package org.citationhubs.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.BatchRequest;
import org.citationhubs.api.dto.BatchResponse;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.page.InvalidQueryException;
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

    private static final ObjectMapper JSON = new ObjectMapper();

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
                            + " ids to their surviving ids. unavailable lists the partitions that did not answer, and"
                            + " unanswered their works: request those again.")
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
    @APIResponse(responseCode = "503", ref = "NotAvailable")
    public BatchResponse batch(byte[] body) {
        QueryService service = answers.service();
        return BatchResponse.of(service.summaries(ids(body)), service.self(), service.inputLags());
    }

    private static List<WorkId> ids(byte[] body) {
        JsonNode ids = tree(body).path("ids");
        if (!ids.isArray() || ids.isEmpty()) {
            throw new InvalidQueryException(
                    "ids", "must be a list of work ids, such as {\"ids\": [\"doi:10.1000/a\"]}");
        }
        Collection<JsonNode> all = ids.valueStream().toList();
        List<WorkId> works = new ArrayList<>(all.size());
        for (JsonNode id : all) {
            if (!id.isTextual()) {
                throw new InvalidQueryException("ids", "must be strings, not " + id);
            }
            works.add(WorkId.parse(id.asText()));
        }
        return works;
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            throw new ProblemException(Problem.ProblemType.INVALID_REQUEST, "The body is not JSON.", null);
        }
    }
}
