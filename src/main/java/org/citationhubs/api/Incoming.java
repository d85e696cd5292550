package org.citationhubs.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.query.route.Asked;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.PeerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of a request to pass it on.
 *
 * @param uri path and query as they stand in the request line
 * @param headers that decide about the form of the answer
 * @param forwardedBy the instance that passed it on, null if the caller asked here first
 * @param copy that is asked of this instance
 */
record Incoming(
        String uri, Map<String, String> headers, @Nullable String forwardedBy, Copy copy) {

    private static final List<String> PASSED_ON = List.of("Accept", "If-None-Match");

    static Incoming of(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String copy = request.getHeader(PeerRequest.COPY);
        return new Incoming(
                request.uri(),
                headers,
                request.getHeader(PeerRequest.FORWARDED_BY),
                copy != null && copy.equals(Copy.STANDBY.name()) ? Copy.STANDBY : Copy.ACTIVE);
    }

    /**
     * Who may answer.
     *
     * @param ownerOnly whether the question itself is for the owner
     */
    Asked asked(boolean ownerOnly) {
        return forwardedBy == null ? new Asked(false, !ownerOnly) : new Asked(true, copy == Copy.STANDBY);
    }

    /** The headers of the request when it is passed on to a copy. */
    Map<String, String> passedOn(String self, Copy to) {
        Map<String, String> passed = new HashMap<>(headers);
        passed.put(PeerRequest.FORWARDED_BY, self);
        passed.put(PeerRequest.COPY, to.name());
        return passed;
    }
}
