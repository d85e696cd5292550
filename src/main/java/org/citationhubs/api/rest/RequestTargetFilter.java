package org.citationhubs.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.citationhubs.api.body.RefusedRequest;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;

/** Encodes the target of each request before any route is chosen. */
@ApplicationScoped
class RequestTargetFilter {

    /** Before all other filters and routes. */
    private static final int PRIORITY = 10_000;

    /** The server reads longer targets only so that this filter can answer them. */
    private static final int MAX_CHARACTERS = 4_096;

    void add(@Observes Filters filters) {
        filters.register(RequestTargetFilter::encodeTarget, PRIORITY);
    }

    private static void encodeTarget(RoutingContext context) {
        String target = context.request().uri();
        try {
            String encoded = RequestTarget.encoded(target);
            if (encoded.length() > MAX_CHARACTERS) {
                RefusedRequest.refuse(
                        context,
                        Problem.of(
                                ProblemType.URI_TOO_LONG,
                                "Path and query may have " + MAX_CHARACTERS + " encoded characters together.",
                                null));
            } else if (encoded.equals(target)) {
                context.next();
            } else {
                context.reroute(encoded);
            }
        } catch (ProblemException e) {
            RefusedRequest.refuse(context, e.problem());
        }
    }
}
