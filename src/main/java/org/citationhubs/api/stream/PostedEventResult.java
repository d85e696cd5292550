package org.citationhubs.api.stream;

import org.citationhubs.api.dto.PostedEventDto;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The result of a posted event.
 *
 * @param number line of the event in the request, from 1
 * @param offset partition and offset of the event; null if it was not published
 * @param repairs the parts of a published event that are left out or read in part
 * @param problem null if the event was published
 * @param cause of the problem, for the log; null if the event was published
 */
public record PostedEventResult(
        long number,
        @Nullable PublishedOffset offset,
        Repairs repairs,
        @Nullable Problem problem,
        @Nullable Throwable cause) {

    private static final Logger LOG = Logger.getLogger(PostedEventResult.class);

    /**
     * Returns the answer to a single event.
     *
     * @throws ProblemException if the event was not published
     */
    public byte[] published() {
        if (offset == null) {
            throw problemException();
        }
        return JsonBytes.of(PostedEventDto.published(null, offset, repairs));
    }

    /** Returns the answer to an event of a stream, without the line end. */
    byte[] line() {
        return JsonBytes.of(
                problem == null && offset != null
                        ? PostedEventDto.published(number, offset, repairs)
                        : PostedEventDto.failed(number, problem));
    }

    /** Returns whether the brokers failed, not the event. */
    boolean isNotPublished() {
        return problem != null && problem.status() == Problem.ProblemType.NOT_PUBLISHED.status();
    }

    /** Logs the cause for operators; clients do not get details of the brokers. */
    void logNotPublished() {
        LOG.warnf("event not published: %s", cause);
    }

    /** Returns the exception that ends a request with the problem. */
    ProblemException problemException() {
        if (isNotPublished()) {
            logNotPublished();
        }
        return new ProblemException(
                problem == null
                        ? Problem.of(Problem.ProblemType.FAILED, "There is neither a result nor a problem.", null)
                        : problem);
    }
}
