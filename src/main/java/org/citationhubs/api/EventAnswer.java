package org.citationhubs.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.citationhubs.citation.Rejection;
import org.citationhubs.citation.Rejection.Reason;
import org.citationhubs.ingest.CitationPublisher;
import org.citationhubs.ingest.PublishException;
import org.citationhubs.ingest.Published;
import org.citationhubs.serde.RejectedRecordException;
import org.jspecify.annotations.Nullable;

/** What becomes of one event that was posted: where it stands, or the problem with it. */
final class EventAnswer {

    /** Beyond any patience of a publisher: it always ends by itself, and if it ever does not, a thread must not be lost. */
    private static final long LONGEST_SECONDS = 60;

    private final long line;
    private final CompletableFuture<Published> future;

    private EventAnswer(long line, CompletableFuture<Published> future) {
        this.line = line;
        this.future = future;
    }

    /** The answer to an event, which is sent if it is one. */
    static EventAnswer to(long line, byte[] json, CitationPublisher publisher) {
        try {
            return new EventAnswer(line, publisher.publish(json));
        } catch (RejectedRecordException e) {
            return refused(line, e.rejection());
        }
    }

    /** The answer to an event that was not even read. */
    static EventAnswer tooLarge(long line, int maxBytes) {
        return refused(line, new Rejection(Reason.OVER_LIMIT, "the event has more than " + maxBytes + " bytes", null));
    }

    private static EventAnswer refused(long line, Rejection rejection) {
        return new EventAnswer(line, CompletableFuture.failedFuture(new ProblemException(Problem.of(rejection))));
    }

    /** Whether {@link #await} returns at once. */
    boolean isKnown() {
        return future.isDone();
    }

    EventOutcome await() {
        try {
            return new EventOutcome(line, future.get(LONGEST_SECONDS, TimeUnit.SECONDS), null, null);
        } catch (ExecutionException e) {
            return new EventOutcome(line, null, problem(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            return new EventOutcome(line, null, notPublished("the brokers have not answered"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EventOutcome(line, null, notPublished("the service is stopping"), e);
        }
    }

    private static Problem problem(@Nullable Throwable failure) {
        if (failure instanceof ProblemException refused) {
            return refused.problem();
        }
        if (failure instanceof PublishException publishing && publishing.tooLarge()) {
            return Problem.of(new Rejection(Reason.OVER_LIMIT, "the event is larger than its topic takes", null));
        }
        return notPublished("the brokers do not answer, or refuse; send again what was not answered");
    }

    private static Problem notPublished(String detail) {
        return Problem.of(Problem.Kind.NOT_PUBLISHED, detail, null);
    }
}
