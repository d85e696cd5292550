package org.citationhubs.api.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests whose bodies are read piece by piece by their resources, and may therefore have any length. */
public final class StreamedBodies {

    /** One JSON document a line. */
    public static final String NDJSON = "application/x-ndjson";

    private static final Set<String> PATHS = Set.of("/api/v1/citations");

    private StreamedBodies() {}

    /** Returns whether the body of a request is read by its resource. */
    public static boolean contain(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                && PATHS.contains(context.normalizedPath())
                && isNdjson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** Returns whether the client waits for a go-ahead before it sends the body. */
    public static boolean expectContinue(RoutingContext context) {
        return BodyHeaders.expectsContinue(context.request());
    }

    private static boolean isNdjson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(NDJSON);
    }
}
