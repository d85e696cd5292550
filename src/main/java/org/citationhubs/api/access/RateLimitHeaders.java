package org.citationhubs.api.access;

import io.vertx.core.http.HttpServerResponse;
import org.citationhubs.access.QuotaState;

/** Tells a caller its quota in the headers of draft-ietf-httpapi-ratelimit-headers. */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    /** Adds the headers of a quota to a response that has not begun. */
    static void write(HttpServerResponse response, QuotaState quota) {
        if (!quota.isLimited() || response.headWritten() || response.closed()) {
            return;
        }
        response.putHeader("RateLimit-Policy", policy(quota)).putHeader("RateLimit", state(quota));
        if (!quota.allowed()) {
            response.putHeader("Retry-After", Long.toString(quota.resetSeconds()));
        }
    }

    static String policy(QuotaState quota) {
        String name = '"' + quota.name() + "\";q=" + quota.limit();
        // What is open at the same time has no window.
        return quota.windowSeconds() == 0 ? name + ";qu=\"concurrent-requests\"" : name + ";w=" + quota.windowSeconds();
    }

    static String state(QuotaState quota) {
        return '"' + quota.name() + "\";r=" + quota.remaining() + ";t=" + quota.resetSeconds();
    }
}
