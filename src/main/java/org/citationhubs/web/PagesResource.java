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
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.citationhubs.web.HubPageRequest.PageSelectionParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The pages. The page of a hub is made where the hub is: one reading, at most one hop, whatever it shows. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PagesResource {

    private static final int TRENDING = 8;
    private static final int FOUND = 20;

    private final HubAnswers replies;

    PagesResource(HubAnswers replies) {
        this.replies = replies;
    }

    @GET
    @Operation(hidden = true)
    public Response start(@BeanParam StartPageRequest request) {
        LeaderboardRequest wanted = request.wanted();
        QueryService service = replies.service();
        return page(PageTemplates.start(StartPage.of(
                wanted,
                service.leaders(wanted),
                service.leaders(new LeaderboardRequest(HubOrder.TRENDING, null, null, TRENDING, null)),
                service.self())));
    }

    @GET
    @Path("/hubs/{id:.+}")
    @Operation(hidden = true)
    public CompletionStage<Response> hub(
            @RestPath String id, @BeanParam HubPageRequest request, @BeanParam CitingWorkFilterParams filters) {
        PageSelectionParams wanted = request.wanted(filters);
        return replies.page(id, reading -> page(PageTemplates.hub(hub(reading, wanted))));
    }

    private static HubPage hub(LocalRead reading, PageSelectionParams wanted) {
        HubSummary summary = reading.query((queries, work) -> queries.summary(work));
        CoCitedPage ranked = wanted.measure() == Measure.COUNT
                ? null
                : reading.query((queries, work) -> queries.coCited(work, wanted.coCited()));
        return HubPage.of(
                summary,
                wanted,
                ranked,
                reading.query((queries, work) -> queries.citingWorks(work, wanted.citing())),
                reading.servedBy());
    }

    @GET
    @Path("/search")
    @Operation(hidden = true)
    public Response search(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        SearchInput words = new SearchInput(q == null ? "" : q);
        Optional<WorkId> id = words.id();
        if (id.isPresent()) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, PageUrl.ofHub(id.get()).toString())
                    .build();
        }
        if (!words.beginATitle()) {
            return page(PageTemplates.search(SearchPage.ofNothing(words)));
        }
        String after = HubPageRequest.filled(cursor);
        QueryService service = replies.service();
        LeaderboardPage titled = service.titled(TitleSearchRequest.of(words.text(), FOUND, after));
        return page(PageTemplates.search(SearchPage.of(words, titled, after, service.self())));
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page.render(), PageResponseFilter.HTML).build();
    }

    /** Two ids are one work: the page of the one under which it lives on. */
    @ServerExceptionMapper
    public Response moved(WorkMovedException e, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, PageUrl.ofHub(e.movedTo()) + (query == null ? "" : '?' + query))
                .build();
    }
}
