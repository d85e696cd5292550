package org.citationhubs.api.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.ReferencesResponse;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.query.routing.Stage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers requests about a citing work. An id may contain {@code /}, and may be percent-encoded. */
@Path("/api/v1/works")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "works", description = "Citing works and their references")
@APIResponse(responseCode = "400", ref = "InvalidParameter")
@APIResponse(responseCode = "404", ref = "UnknownWork")
@APIResponse(responseCode = "503", ref = "NotAvailable")
public class WorksResource {

    private final HubAnswers answers;

    WorksResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("/{id:.+}/references")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
    @Operation(
            operationId = "getReferences",
            summary = "The reference list of a work",
            description =
                    "The whole list by ascending id, each citation with its statements and who states it. coverage"
                            + " says for each source how many references it identified and how many it could not, so"
                            + " that a short list does not look whole.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReferencesResponse.class),
                            examples = @ExampleObject(name = "references", value = ApiExamples.REFERENCES)))
    public CompletionStage<Response> references(
            @BeanParam WorkParams requested,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only citations that this source states; empty: by events that name no source",
                            example = "crossref")
                    @Nullable
                    String source) {
        String system = source == null ? null : SourceKey.systemName(source);
        return answers.document(
                Stage.LISTS,
                requested.id,
                requested.minOffset,
                (queries, work) -> queries.references(work, system),
                ReferencesResponse::of);
    }
}
