package org.citationhubs.api.peer;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.query.routing.PeerCheck;
import org.citationhubs.query.routing.PeerCheck.PeerArrival;
import org.citationhubs.query.routing.PeerRequest;

/**
 * Finds out which requests come from other instances, before anything else looks at a request. From all others it
 * removes the headers that only instances send; at the listener for instances it refuses them.
 */
@ApplicationScoped
class PeerFilter {

    /** Before all other filters. */
    private static final int PRIORITY = 20_000;

    private static final String KEY = PeerFilter.class.getName();
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For");

    private final PeerCheck check;

    PeerFilter(PeerCheck check) {
        this.check = check;
    }

    void add(@Observes Filters filters) {
        filters.register(this::examine, PRIORITY);
    }

    /** Returns whether a request comes from another instance. */
    static boolean isFromInstance(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(KEY));
    }

    private void examine(RoutingContext context) {
        // A target that is encoded differently starts again with the first filter.
        if (context.get(KEY) != null) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        boolean instance = check.isInstance(arrival(request));
        context.put(KEY, instance);
        request.headers().remove(PeerRequest.SECRET);
        if (!instance) {
            request.headers().remove(PeerRequest.FORWARDED_BY).remove(PeerRequest.ROLE);
            if (check.isInternal(request.localAddress().port())) {
                refuse(context);
                return;
            }
        }
        context.next();
    }

    private static PeerArrival arrival(HttpServerRequest request) {
        return new PeerArrival(
                request.localAddress().port(),
                isLoopback(request.remoteAddress()),
                PROXY_HEADERS.stream().anyMatch(request.headers()::contains),
                request.getHeader(PeerRequest.SECRET),
                CertificateNames.of(request));
    }

    private static boolean isLoopback(SocketAddress caller) {
        String address = caller.hostAddress();
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Refuses a request without reading its body. */
    private static void refuse(RoutingContext context) {
        Problem problem =
                Problem.of(ProblemType.UNAUTHORIZED, "This port is for other instances of the service.", null);
        Future<Void> unused = context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Buffer.buffer(JsonBytes.of(problem)))
                .onComplete(sent -> context.request().connection().close());
    }
}
