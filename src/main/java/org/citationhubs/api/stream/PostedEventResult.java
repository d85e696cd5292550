package org.citationhubs.api.stream;

import org.citationhubs.api.dto.PostedEventDto;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event.
 *
 * @param number its line in what was posted, from 1
 * @param place where it stands, null if there is a problem
 * @param problem null if there is none
 * @param cause of a problem that is not the event's, for the log; null if there is none
 */
public record PostedEventResult(
        long number,
        @Nullable PublishedOffset place,
        @Nullable Problem problem,
        @Nullable Throwable cause) {

    private static final Logger LOG = Logger.getLogger(PostedEventResult.class);

    /** The answer to a single event; ends the request if there is a problem. */
    public byte[] published() {
        if (place == null) {
            throw problemException();
        }
        return JsonBytes.of(PostedEventDto.of(null, place, null));
    }

    /** The answer to one of many, a line without its end. */
    byte[] line() {
        return JsonBytes.of(PostedEventDto.of(number, place, problem));
    }

    /** Whether the brokers are at fault and not the event. */
    boolean isNotPublished() {
        return problem != null && problem.status() == Problem.ProblemType.NOT_PUBLISHED.status();
    }

    void throwIfNotPublished() {
        if (isNotPublished()) {
            throw problemException();
        }
    }

    /** For the operator, who may know more of the brokers than the caller may be told. */
    void logNotPublished() {
        LOG.warnf("event not published: %s", cause);
    }

    private ProblemException problemException() {
        if (isNotPublished()) {
            logNotPublished();
        }
        return new ProblemException(
                problem == null ? Problem.of(Problem.ProblemType.FAILED, "no answer and no problem", null) : problem);
    }
}
