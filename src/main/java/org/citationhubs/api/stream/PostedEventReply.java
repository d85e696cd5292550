package org.citationhubs.api.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.RejectedRecordException;
import org.jspecify.annotations.Nullable;

/** The pending result of one posted event. */
public final class PostedEventReply {

    /** Longer than any timeout of the producer, so that no thread waits forever if a send never completes. */
    private static final long MAX_WAIT_SECONDS = 60;

    private final long line;
    private final Repairs repairs;
    private final CompletableFuture<PublishedOffset> future;

    private PostedEventReply(long line, Repairs repairs, CompletableFuture<PublishedOffset> future) {
        this.line = line;
        this.repairs = repairs;
        this.future = future;
    }

    /** Publishes an event if it is valid. */
    public static PostedEventReply to(long line, byte[] json, EventIngestion ingestion) {
        Repairs repairs = new Repairs();
        try {
            return new PostedEventReply(line, repairs, ingestion.publish(json, repairs));
        } catch (RejectedRecordException e) {
            return rejected(line, e.rejection());
        }
    }

    /** Rejects an event for its size. */
    public static PostedEventReply tooLarge(long line, int maxBytes) {
        return rejected(
                line,
                new Rejection(RejectionReason.OVER_LIMIT, "the event has more than " + maxBytes + " bytes", null));
    }

    private static PostedEventReply rejected(long line, Rejection rejection) {
        return new PostedEventReply(
                line, new Repairs(), CompletableFuture.failedFuture(new ProblemException(Problem.of(rejection))));
    }

    /** Returns whether {@link #await} returns at once. */
    boolean isDone() {
        return future.isDone();
    }

    /** Waits for the result. */
    public PostedEventResult await() {
        try {
            return new PostedEventResult(line, future.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS), repairs, null, null);
        } catch (ExecutionException e) {
            return failed(problem(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            return failed(notPublished("The brokers have not answered."), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(notPublished("The service is stopping."), e);
        }
    }

    private PostedEventResult failed(Problem problem, @Nullable Throwable cause) {
        return new PostedEventResult(line, null, repairs, problem, cause);
    }

    private static Problem problem(@Nullable Throwable failure) {
        if (failure instanceof ProblemException rejected) {
            return rejected.problem();
        }
        if (failure instanceof PublishException refused && refused.tooLarge()) {
            return Problem.of(
                    new Rejection(RejectionReason.OVER_LIMIT, "the event is larger than its topic allows", null));
        }
        return notPublished("The brokers do not answer or refuse the event; send it again.");
    }

    private static Problem notPublished(String detail) {
        return Problem.of(Problem.ProblemType.NOT_PUBLISHED, detail, null);
    }
}
