package org.citationhubs.api.access;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id under which the audit log has a request. The answer to the request has it too. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String KEY = RequestId.class.getName();

    private RequestId() {}

    /** Returns the id that the caller or a proxy has given to a request, if it is harmless, or a new one. */
    static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String sent = context.request().getHeader(HEADER);
        String id = sent != null && USABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        if (!context.response().headWritten()) {
            context.response().putHeader(HEADER, id);
        }
        return id;
    }
}
