package org.citationhubs.api.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses writes that a page of another site makes in the browser of somebody who reaches the service.
 *
 * <p>A browser sends a POST to another site without asking only if it has no {@code Content-Type} or one of three, so
 * those are refused; for any other it asks, and the service allows no other site. A site whose name leads to this
 * machine ("DNS rebinding") is the same site for the browser; {@code Origin} tells it.
 */
class CrossSiteFilter {

    private static final Set<MediaType> SENT_WITHOUT_ASKING = Set.of(
            MediaType.TEXT_PLAIN_TYPE, MediaType.APPLICATION_FORM_URLENCODED_TYPE, MediaType.MULTIPART_FORM_DATA_TYPE);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final AccessPolicy policy;
    private final AuditLog audit;

    CrossSiteFilter(AccessPolicy policy, AuditLog audit) {
        this.policy = policy;
        this.audit = audit;
    }

    @ServerRequestFilter
    public @Nullable Response filter(ContainerRequestContext request, RoutingContext context) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return null;
        }
        Optional<Problem> refused = problem(
                request.getMediaType(),
                request.getHeaderString("Origin"),
                request.getHeaderString("Host"),
                policy.mode() == AccessMode.LOCAL);
        refused.ifPresent(problem -> audit.denied(context, problem));
        return refused.map(problem -> Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem)
                        .build())
                .orElse(null);
    }

    /**
     * Returns why a POST is refused, empty if it is not.
     *
     * @param type its Content-Type, null if it has none
     * @param origin the site of the page that sends it; null if no page does
     * @param host the host and port to which it is sent
     * @param local whether only this machine reaches the service
     */
    static Optional<Problem> problem(
            @Nullable MediaType type, @Nullable String origin, @Nullable String host, boolean local) {
        if (type == null || SENT_WITHOUT_ASKING.stream().anyMatch(type::isCompatible)) {
            return Optional.of(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "A POST needs a Content-Type that says what it is, such as application/json.",
                    null));
        }
        if (origin != null && !isOwn(origin, host, local)) {
            return Optional.of(Problem.of(ProblemType.FORBIDDEN, "Pages of other sites may not write.", null));
        }
        return Optional.empty();
    }

    private static boolean isOwn(String origin, @Nullable String host, boolean local) {
        try {
            URI site = URI.create(origin);
            String name = site.getHost();
            return name != null
                    && site.getAuthority().equalsIgnoreCase(host)
                    && (!local || LOOPBACK.contains(name.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
