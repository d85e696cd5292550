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
import org.citationhubs.api.Reading;
import org.citationhubs.api.Replies;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.Measure;
import org.citationhubs.query.CoCitedPage;
import org.citationhubs.query.LeaderRequest;
import org.citationhubs.query.Leaders;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.TitleRequest;
import org.citationhubs.query.WorkMovedException;
import org.citationhubs.store.HubOrder.Order;
import org.citationhubs.web.HubRequest.Wanted;
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

    private final Replies replies;

    PagesResource(Replies replies) {
        this.replies = replies;
    }

    @GET
    @Operation(hidden = true)
    public Response start(@BeanParam StartRequest request) {
        LeaderRequest wanted = request.wanted();
        QueryService service = replies.service();
        return page(Templates.start(StartPage.of(
                wanted,
                service.leaders(wanted),
                service.leaders(new LeaderRequest(Order.TRENDING, null, null, TRENDING, null)),
                service.self())));
    }

    @GET
    @Path("/hubs/{id:.+}")
    @Operation(hidden = true)
    public CompletionStage<Response> hub(@RestPath String id, @BeanParam HubRequest request) {
        Wanted wanted = request.wanted();
        return replies.about(id, reading -> page(Templates.hub(hub(reading, wanted))));
    }

    private static HubPage hub(Reading reading, Wanted wanted) {
        HubSummary summary = reading.ask((queries, work) -> queries.summary(work));
        CoCitedPage ranked = wanted.measure() == Measure.COUNT
                ? null
                : reading.ask((queries, work) -> queries.coCited(work, wanted.coCited()));
        return HubPage.of(
                summary,
                wanted,
                ranked,
                reading.ask((queries, work) -> queries.citingWorks(work, wanted.citing())),
                reading.origin());
    }

    @GET
    @Path("/search")
    @Operation(hidden = true)
    public Response search(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        SearchWords words = new SearchWords(q == null ? "" : q);
        Optional<WorkId> id = words.id();
        if (id.isPresent()) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, Address.ofHub(id.get()).toString())
                    .build();
        }
        if (!words.beginATitle()) {
            return page(Templates.search(SearchPage.ofNothing(words)));
        }
        String after = HubRequest.filled(cursor);
        QueryService service = replies.service();
        Leaders titled = service.titled(TitleRequest.of(words.text(), FOUND, after));
        return page(Templates.search(SearchPage.of(words, titled, after, service.self())));
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page.render(), PageFilter.HTML).build();
    }

    /** Two ids are one work: the page of the one under which it lives on. */
    @ServerExceptionMapper
    public Response moved(WorkMovedException e, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, Address.ofHub(e.movedTo()) + (query == null ? "" : '?' + query))
                .build();
    }
}
