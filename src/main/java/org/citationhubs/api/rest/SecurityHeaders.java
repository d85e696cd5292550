package org.citationhubs.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.citationhubs.api.render.MeteredPath;

/**
 * Adds the headers that keep browsers from misusing an answer, to all answers, and meters requests as unmatched until a
 * resource is found. Pages have a policy in addition.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Before all filters that refuse requests. */
    private static final int PRIORITY = 30_000;

    private static final String TRANSPORT = "max-age=" + Duration.ofDays(365).toSeconds();

    void add(@Observes Filters filters) {
        filters.register(SecurityHeaders::addTo, PRIORITY);
    }

    private static void addTo(RoutingContext request) {
        MeteredPath.set(request, MeteredPath.UNMATCHED);
        MultiMap headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        // The scheme is that of the client, also behind a proxy whose headers are trusted.
        if ("https".equals(request.request().scheme())) {
            headers.set("Strict-Transport-Security", TRANSPORT);
        }
        request.next();
    }
}
