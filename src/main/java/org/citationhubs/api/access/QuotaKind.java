package org.citationhubs.api.access;

import java.util.Set;

/** The quota that a request uses before it is answered. */
enum QuotaKind {

    /** Asks much of the service. */
    QUESTION,

    /** Stays open. */
    STREAM,

    /** Asks little, or is counted by its events. */
    NONE;

    private static final String HUBS = "/api/v1/hubs";
    private static final Set<String> QUESTIONS = Set.of(
            "/",
            "/compare",
            "/mcp",
            HUBS,
            HUBS + "/batch",
            "/api/v1/lag",
            "/api/v1/topology",
            "/api/v1/sources",
            "/api/v1/network");

    /**
     * Returns the quota of a request.
     *
     * @param ndjson whether its body is a stream of events
     */
    static QuotaKind of(String path, boolean ndjson) {
        if (ndjson || (path.startsWith(HUBS + '/') && path.endsWith("/stream"))) {
            return STREAM;
        }
        boolean ofHub = path.startsWith(HUBS + '/') || path.startsWith("/hubs/");
        boolean question =
                QUESTIONS.contains(path) || (ofHub && (path.contains("/co-cited") || path.endsWith("/network")));
        return question ? QUESTION : NONE;
    }
}
