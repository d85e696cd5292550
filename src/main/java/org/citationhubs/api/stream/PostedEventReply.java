package org.citationhubs.api.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.RejectedRecordException;
import org.jspecify.annotations.Nullable;

/** What becomes of one event that was posted: where it stands, or the problem with it. */
public final class PostedEventReply {

    /** Beyond any patience of a publisher: it always ends by itself, and if it ever does not, a thread must not be lost. */
    private static final long LONGEST_SECONDS = 60;

    private final long line;
    private final CompletableFuture<PublishedOffset> future;

    private PostedEventReply(long line, CompletableFuture<PublishedOffset> future) {
        this.line = line;
        this.future = future;
    }

    /** The answer to an event, which is sent if it is one. */
    public static PostedEventReply to(long line, byte[] json, EventIngestion publisher) {
        try {
            return new PostedEventReply(line, publisher.publish(json));
        } catch (RejectedRecordException e) {
            return refused(line, e.rejection());
        }
    }

    /** The answer to an event that was not even read. */
    public static PostedEventReply tooLarge(long line, int maxBytes) {
        return refused(
                line,
                new Rejection(RejectionReason.OVER_LIMIT, "the event has more than " + maxBytes + " bytes", null));
    }

    private static PostedEventReply refused(long line, Rejection rejection) {
        return new PostedEventReply(line, CompletableFuture.failedFuture(new ProblemException(Problem.of(rejection))));
    }

    /** Whether {@link #await} returns at once. */
    boolean isKnown() {
        return future.isDone();
    }

    public PostedEventResult await() {
        try {
            return new PostedEventResult(line, future.get(LONGEST_SECONDS, TimeUnit.SECONDS), null, null);
        } catch (ExecutionException e) {
            return new PostedEventResult(line, null, problem(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            return new PostedEventResult(line, null, notPublished("the brokers have not answered"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PostedEventResult(line, null, notPublished("the service is stopping"), e);
        }
    }

    private static Problem problem(@Nullable Throwable failure) {
        if (failure instanceof ProblemException refused) {
            return refused.problem();
        }
        if (failure instanceof PublishException publishing && publishing.tooLarge()) {
            return Problem.of(
                    new Rejection(RejectionReason.OVER_LIMIT, "the event is larger than its topic takes", null));
        }
        return notPublished("the brokers do not answer, or refuse; send again what was not answered");
    }

    private static Problem notPublished(String detail) {
        return Problem.of(Problem.ProblemType.NOT_PUBLISHED, detail, null);
    }
}
