package org.citationhubs.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.citationhubs.api.body.BufferedBodies.BufferedBody;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;

/**
 * Receives the body of each request before a resource is called. No thread waits for a sender: with one thread for
 * each, some hundred slow senders would stop the service.
 *
 * <p>The body of a {@link StreamedBodies stream} is left to its resource.
 */
@ApplicationScoped
class RequestBodyFilter {

    /** After authentication, authorization and quotas: nobody else can make the service hold a body. */
    private static final int PRIORITY = 40;

    private final RequestLimits limits;
    private final BufferedBodies buffered;

    RequestBodyFilter(RequestLimits limits, BufferedBodies buffered) {
        this.limits = limits;
        this.buffered = buffered;
    }

    void add(@Observes Filters filters) {
        filters.register(this::receive, PRIORITY);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!BodyHeaders.hasBody(request)
                || StreamedBodies.contain(context)
                || context.body().buffer() != null) {
            context.next();
        } else if (BodyHeaders.length(request) > limits.bodySize().asLongValue()) {
            RefusedRequest.refuse(context, tooLarge());
        } else {
            new BodyReceiver(context).start();
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                ProblemType.TOO_LARGE,
                "The body has more than " + limits.bodySize().asLongValue() + " bytes.",
                null);
    }

    /** Receives one body. Confined to the event loop of the request. */
    private final class BodyReceiver {

        private final RoutingContext context;
        private final BufferedBody held = buffered.open();
        private final Buffer body = Buffer.buffer();
        private final SenderWatch watch;
        private boolean ended;

        BodyReceiver(RoutingContext context) {
            this.context = context;
            this.watch = SenderWatch.start(
                    context.vertx(),
                    limits,
                    limits.bodyTime(),
                    reason -> refuse(Problem.of(ProblemType.TOO_SLOW, "The body is too slow: " + reason + '.', null)));
        }

        void start() {
            // However the exchange ends: the client may disconnect.
            int unused = context.addEndHandler(done -> {
                end();
                held.release();
            });
            HttpServerRequest request = context.request();
            request.exceptionHandler(failure -> end());
            request.handler(this::received);
            request.endHandler(complete -> complete());
            if (BodyHeaders.expectsContinue(request)) {
                var unusedContinue = context.response().writeContinue();
            }
            request.resume();
        }

        private void received(Buffer bytes) {
            if (ended) {
                return;
            }
            watch.received(bytes.length());
            long length = (long) body.length() + bytes.length();
            if (length > limits.bodySize().asLongValue()) {
                refuse(tooLarge());
            } else if (held.hold(length)) {
                body.appendBuffer(bytes);
            } else {
                refuse(Problem.of(
                        ProblemType.NOT_AVAILABLE, "Too many bodies are being received; try again later.", null));
            }
        }

        private void complete() {
            if (!ended) {
                end();
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        }

        private void refuse(Problem problem) {
            end();
            held.release();
            RefusedRequest.refuse(context, problem);
        }

        private void end() {
            ended = true;
            watch.stop();
        }
    }
}
