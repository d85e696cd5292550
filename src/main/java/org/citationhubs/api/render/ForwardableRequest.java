package org.citationhubs.api.render;

import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.RoutingOptions;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of a request to pass it on.
 *
 * @param uri path and query as they stand in the request line
 * @param headers that decide about the form of the answer
 * @param forwardedBy the instance that passed it on, null if the caller asked here first
 * @param copy that is asked of this instance
 */
public record ForwardableRequest(
        String uri, Map<String, String> headers, @Nullable String forwardedBy, ReplicaRole copy) {

    private static final List<String> PASSED_ON = List.of("Accept", "If-None-Match");

    public static ForwardableRequest of(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String copy = request.getHeader(PeerRequest.COPY);
        return new ForwardableRequest(
                request.uri(),
                headers,
                request.getHeader(PeerRequest.FORWARDED_BY),
                copy != null && copy.equals(ReplicaRole.STANDBY.name()) ? ReplicaRole.STANDBY : ReplicaRole.ACTIVE);
    }

    /**
     * Who may answer.
     *
     * @param ownerOnly whether the question itself is for the owner
     */
    public RoutingOptions asked(boolean ownerOnly) {
        return forwardedBy == null
                ? new RoutingOptions(false, !ownerOnly)
                : new RoutingOptions(true, copy == ReplicaRole.STANDBY);
    }

    /** The headers of the request when it is passed on to a copy. */
    public Map<String, String> passedOn(String self, ReplicaRole to) {
        Map<String, String> passed = new HashMap<>(headers);
        passed.put(PeerRequest.FORWARDED_BY, self);
        passed.put(PeerRequest.COPY, to.name());
        return passed;
    }
}
