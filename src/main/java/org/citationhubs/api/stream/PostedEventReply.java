package org.citationhubs.api.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.ingest.publish.CheckedPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.ingest.publish.QuotaExceededException;
import org.citationhubs.serde.json.RejectedRecordException;
import org.jspecify.annotations.Nullable;

/** Publishes posted events. The result of an event never completes exceptionally: a failure is a problem in it. */
public final class PostedEventReply {

    private PostedEventReply() {}

    /**
     * Publishes an event if it is valid. Blocks for a limited time while too many events are in flight.
     *
     * @param line of the event in the request, from 1
     */
    public static CompletableFuture<PostedEventResult> to(long line, byte[] json, CheckedPublisher ingestion) {
        Repairs repairs = new Repairs();
        try {
            return ingestion
                    .publish(json, repairs)
                    .handle((published, failure) -> result(line, repairs, published, failure));
        } catch (RejectedRecordException e) {
            return rejected(line, e.rejection());
        } catch (QuotaExceededException e) {
            return CompletableFuture.completedFuture(failed(line, repairs, problem(e), e));
        }
    }

    /** Rejects an event for its size. */
    public static CompletableFuture<PostedEventResult> tooLarge(long line, int maxBytes) {
        return rejected(
                line,
                new Rejection(RejectionReason.OVER_LIMIT, "the event has more than " + maxBytes + " bytes", null));
    }

    private static CompletableFuture<PostedEventResult> rejected(long line, Rejection rejection) {
        return CompletableFuture.completedFuture(failed(line, new Repairs(), Problem.of(rejection), null));
    }

    private static PostedEventResult result(
            long line, Repairs repairs, @Nullable PublishedOffset published, @Nullable Throwable failure) {
        if (failure == null) {
            return new PostedEventResult(line, published, repairs, null, null);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return failed(line, repairs, problem(cause), cause);
    }

    private static PostedEventResult failed(long line, Repairs repairs, Problem problem, @Nullable Throwable cause) {
        return new PostedEventResult(line, null, repairs, problem, cause);
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof ProblemException rejected) {
            return rejected.problem();
        }
        if (failure instanceof QuotaExceededException exceeded) {
            return Problem.of(exceeded.quota());
        }
        if (failure instanceof PublishException refused && refused.tooLarge()) {
            return Problem.of(
                    new Rejection(RejectionReason.OVER_LIMIT, "the event is larger than its topic allows", null));
        }
        return Problem.of(
                Problem.ProblemType.NOT_PUBLISHED,
                "The brokers do not answer or refuse the event; send it again.",
                null);
    }
}
