package org.citationhubs.api.render;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * Sets the path under which the meters of HTTP count a request. Quarkus sets it for resources, and counts every other
 * request under the path that the client chose: one series for each, kept until the restart.
 */
public final class MeteredPath {

    /** The path of requests that reach no resource. */
    public static final String UNMATCHED = "/unmatched";

    /** The name under which Quarkus keeps the template of the path. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private MeteredPath() {}

    public static void set(RoutingContext request, String template) {
        ((HttpServerRequestInternal) request.request()).context().putLocal(TEMPLATE, template);
    }
}
