package org.citationhubs.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.answer.LocalRead;
import org.citationhubs.api.rest.CitingWorkFilterParams;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.citationhubs.web.HubPageRequest.HubPageView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Serves the pages. The instance with the hub renders its page: one read of the stores, at most one hop. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PagesResource {

    private static final int TRENDING_HUBS = 8;
    private static final int FOUND_HUBS = 20;

    private final HubAnswers answers;

    PagesResource(HubAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Response start(@BeanParam StartPageRequest request) {
        LeaderboardRequest leading = request.leading();
        return answers.gathered(
                2 * HubAnswers.COST_OF_ALL_PARTITIONS,
                service -> page(PageTemplates.start(StartPage.of(
                        leading,
                        service.leaders(leading),
                        service.leaders(new LeaderboardRequest(HubOrder.TRENDING, null, null, TRENDING_HUBS, null)),
                        service.self(),
                        service.inputLags()))));
    }

    @GET
    @Path("/hubs/{id:.+}")
    @Operation(hidden = true)
    public CompletionStage<Response> hub(
            @RestPath String id, @BeanParam HubPageRequest request, @BeanParam CitingWorkFilterParams filters) {
        HubPageView view = request.view(filters);
        return answers.page(id, read -> page(PageTemplates.hub(hub(read, view))));
    }

    private static HubPage hub(LocalRead read, HubPageView view) {
        HubSummary summary = read.query((queries, work) -> queries.summary(work));
        CoCitedPage ranked = view.measure() == Measure.COUNT
                ? null
                : read.query((queries, work) -> queries.coCited(work, view.coCited()));
        return HubPage.of(
                summary,
                view,
                ranked,
                read.query((queries, work) -> queries.citingWorks(work, view.citing())),
                read.servedBy());
    }

    @GET
    @Path("/search")
    @Operation(hidden = true)
    public Response search(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        SearchInput input = new SearchInput(q == null ? "" : q);
        Optional<WorkId> id = input.id();
        if (id.isPresent()) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, PageUrl.ofHub(id.get()).toString())
                    .build();
        }
        if (!input.isTitle()) {
            return page(PageTemplates.search(SearchPage.empty(input)));
        }
        String after = HubPageRequest.filled(cursor);
        TitleSearchRequest titles = TitleSearchRequest.of(input.text(), FOUND_HUBS, after);
        return answers.gathered(
                HubAnswers.COST_OF_ALL_PARTITIONS,
                service -> page(PageTemplates.search(
                        SearchPage.of(input, service.titled(titles), after, service.self(), service.inputLags()))));
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page.render(), PageResponseFilter.HTML).build();
    }

    /** Redirects from the page of a merged id to the page of the surviving id. */
    @ServerExceptionMapper
    public Response moved(WorkMovedException e, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, PageUrl.ofHub(e.movedTo()) + (query == null ? "" : '?' + query))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
