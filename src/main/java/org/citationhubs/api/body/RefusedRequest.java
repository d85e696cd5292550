package org.citationhubs.api.body;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.render.JsonBytes;

/** Answers a request with a problem before, or instead of, a resource. */
public final class RefusedRequest {

    /**
     * Time for a client that still sends to read the answer. If the connection is closed at once, the answer may be
     * lost with it.
     */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private RefusedRequest() {}

    /** Answers with a problem. The rest of the body, if any, is thrown away, and the connection is closed. */
    public static void refuse(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Vary", "Accept");
        if (problem.status() == 503) {
            response.putHeader("Retry-After", Integer.toString(Problem.RETRY_AFTER_SECONDS));
        }
        HttpServerRequest request = context.request();
        boolean bodyLeft = BodyHeaders.hasBody(request) && !request.isEnded();
        if (bodyLeft) {
            response.putHeader("Connection", "close");
        }
        Future<Void> unused = response.end(Buffer.buffer(JsonBytes.of(problem)));
        if (bodyLeft) {
            discardAndClose(context);
        }
    }

    /** Throws away the rest of a body after the answer, and closes the connection if it does not end soon. */
    public static void discardAndClose(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long timer = context.vertx().setTimer(LINGER.toMillis(), fired -> {
            Future<Void> unused = request.connection().close();
        });
        request.handler(bytes -> {});
        request.endHandler(ended -> context.vertx().cancelTimer(timer));
        request.resume();
    }
}
