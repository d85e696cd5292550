package org.citationhubs.api.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.citationhubs.api.body.BufferedBodies;
import org.citationhubs.api.body.RefusedRequest;
import org.citationhubs.api.body.RequestLimits;
import org.citationhubs.api.body.SenderWatch;
import org.citationhubs.api.body.StreamedBodies;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.ingest.publish.EventIngestion;

/** Opens streams of posted events, up to a limit. */
@Singleton
public class PostedStreams {

    private final RequestLimits limits;
    private final BufferedBodies buffered;
    private final Semaphore free;

    PostedStreams(RequestLimits limits, BufferedBodies buffered) {
        this.limits = limits;
        this.buffered = buffered;
        this.free = new Semaphore(limits.streams());
    }

    /**
     * Begins to publish the body of a request. To be called on its event loop.
     *
     * @return the stream, once its first event is published; fails with a {@link ProblemException}
     */
    public CompletionStage<CitationStream> open(RoutingContext request, EventIngestion ingestion) {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.NOT_PUBLISHED,
                    "The service is already reading " + limits.streams() + " streams.",
                    null);
        }
        HttpServerRequest sender = request.request();
        StreamInput input = new StreamInput(sender, buffered.open());
        Context context = Vertx.currentContext();
        CitationStream stream = new CitationStream(context, ingestion, input);
        // However the exchange ends: the client may disconnect before the first answer is written.
        int unused = request.addEndHandler(ended -> {
            free.release();
            stream.disconnected();
            RefusedRequest.discardAndClose(request);
        });
        input.watchWith(SenderWatch.start(
                request.vertx(),
                limits,
                limits.streamTime(),
                reason -> stream.refuse(
                        Problem.of(ProblemType.TOO_SLOW, "The stream is too slow: " + reason + '.', null))));
        if (StreamedBodies.expectContinue(request)) {
            var unusedContinue = request.response().writeContinue();
        }
        return stream.begin();
    }
}
