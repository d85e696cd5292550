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
import org.citationhubs.api.dto.CitingWorksResponse;
import org.citationhubs.api.dto.ClaimsResponse;
import org.citationhubs.api.dto.CoCitationResponse;
import org.citationhubs.api.dto.CoCitedResponse;
import org.citationhubs.api.dto.HubSummarySchema;
import org.citationhubs.api.dto.TimelineResponse;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceRequest;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.routing.Stage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers requests about a cited work. An id may contain {@code /}, and may be percent-encoded. */
@Path("/api/v1/hubs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "hubs", description = "Cited works: which works cite them, how, and what is cited together with them")
@APIResponse(responseCode = "400", ref = "InvalidParameter")
@APIResponse(responseCode = "404", ref = "UnknownWork")
@APIResponse(responseCode = "503", ref = "NotAvailable")
public class HubsResource {

    private final HubAnswers answers;

    HubsResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("/{id:.+}")
    @Produces({MediaType.APPLICATION_JSON, "application/ld+json"})
    @Operation(
            operationId = "getHub",
            summary = "The summary of a cited work",
            description = "Counts are current. The co-cited works are at most one publish interval old, and at most ten"
                    + " while events arrive late. A work with too few citing works to be a hub has the tier NONE; a"
                    + " known work that nothing cites has zeros. Send the ETag as If-None-Match: an unchanged summary"
                    + " is answered 304. application/ld+json describes the work and its citing works with CiTO.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HubSummarySchema.class),
                            examples = @ExampleObject(name = "hub", value = ApiExamples.HUB)))
    public CompletionStage<Response> hub(@BeanParam WorkParams requested) {
        return answers.summary(requested.id, requested.minOffset);
    }

    @GET
    @Path("/{id:.+}/citing-works")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
    @Operation(operationId = "getCitingWorks", summary = "All works that cite a work, page by page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CitingWorksResponse.class),
                            examples = @ExampleObject(name = "citing works", value = ApiExamples.CITING_WORKS)))
    public CompletionStage<Response> citingWorks(
            @BeanParam WorkParams requested,
            @BeanParam CitingWorkFilterParams filters,
            @RestQuery
                    @Parameter(
                            description = "date: newest first, undated last; mentions: most mentions first. Ties by id",
                            schema = @Schema(implementation = CitingWorksSort.class, defaultValue = "date"))
                    @Nullable
                    String sort,
            @BeanParam PageParams page) {
        CitingWorksRequest request = new CitingWorksRequest(
                filters.filters(), Parameters.citingWorksSort(sort), page.limit(), page.cursor());
        return answers.document(
                Stage.HUBS,
                requested.id,
                requested.minOffset,
                (queries, work) -> queries.citingWorks(work, request),
                CitingWorksResponse::of);
    }

    @GET
    @Path("/{id:.+}/co-cited")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", CitationsResource.NDJSON})
    @Operation(operationId = "getCoCited", summary = "All works cited together with a work, page by page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CoCitedResponse.class),
                            examples = @ExampleObject(name = "co-cited works", value = ApiExamples.CO_CITED)))
    public CompletionStage<Response> coCited(
            @BeanParam WorkParams requested, @BeanParam CoCitedParams params, @BeanParam ShortPageParams page) {
        CoCitedRequest request = params.request(page);
        return answers.document(
                Stage.HUBS,
                requested.id,
                requested.minOffset,
                (queries, work) -> queries.coCited(work, request),
                CoCitedResponse::of);
    }

    @GET
    @Path("/{id:.+}/co-cited/{other:.+}")
    @Operation(
            operationId = "getCoCitation",
            summary = "The works that cite both of two works, with their statements about each")
    @APIResponseSchema(value = CoCitationResponse.class, responseDescription = "OK", responseCode = "200")
    public CompletionStage<Response> coCitation(
            @BeanParam WorkParams requested,
            @RestPath @Parameter(example = ApiExamples.CITING_ID) String other,
            @RestQuery @Parameter(description = ApiExamples.SOURCE, example = "crossref") @Nullable String source,
            @BeanParam PageParams page) {
        EvidenceRequest request = new EvidenceRequest(
                WorkId.parse(other), CitingWorkFilterParams.source(source), page.limit(), page.cursor());
        return answers.document(
                Stage.HUBS,
                requested.id,
                requested.minOffset,
                (queries, work) -> queries.evidence(work, request),
                CoCitationResponse::of);
    }

    @GET
    @Path("/{id:.+}/claims")
    @Operation(
            operationId = "getClaims",
            summary = "The claims of a work, with statements for and against",
            description = "The claims ledger of the summary with all rows and texts in full length.")
    @APIResponseSchema(value = ClaimsResponse.class, responseDescription = "OK", responseCode = "200")
    public CompletionStage<Response> claims(@BeanParam WorkParams requested) {
        return answers.document(Stage.HUBS, requested.id, requested.minOffset, HubQueries::summary, ClaimsResponse::of);
    }

    @GET
    @Path("/{id:.+}/timeline")
    @Operation(operationId = "getTimeline", summary = "Citing works by year and by month of their publication")
    @APIResponseSchema(value = TimelineResponse.class, responseDescription = "OK", responseCode = "200")
    public CompletionStage<Response> timeline(
            @BeanParam WorkParams requested,
            @RestQuery
                    @Parameter(
                            description = ApiExamples.SELF,
                            schema = @Schema(implementation = SelfCitationFilter.class, defaultValue = "include"))
                    @Nullable
                    String self) {
        SelfCitationFilter filter = Parameters.self(self);
        return answers.document(
                Stage.HUBS,
                requested.id,
                requested.minOffset,
                (queries, work) -> queries.timeline(work, filter),
                TimelineResponse::of);
    }
}
