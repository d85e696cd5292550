package org.citationhubs.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type names the kind of problem and never changes
 * @param title the kind in words
 * @param detail what is wrong this time
 * @param field the parameter or field that is wrong, null if it is none
 * @param reason the code under which an event is refused, as in {@code dead-letters.v1}; null if it is no event
 * @param servedBy the instance that says so, {@code host:port}, where another might say otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String reason,
        @Nullable String servedBy) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType kind, String detail, @Nullable String field) {
        return new Problem(kind.type(), kind.title, kind.status, detail, field, null, null);
    }

    /** Why an event is not taken. */
    public static Problem of(Rejection rejection) {
        ProblemType kind =
                rejection.reason() == RejectionReason.OVER_LIMIT ? ProblemType.TOO_LARGE : ProblemType.INVALID_EVENT;
        return new Problem(
                kind.type(),
                kind.title,
                kind.status,
                rejection.message(),
                rejection.field(),
                rejection.reason().name(),
                null);
    }

    /** The problem as one instance sees it. */
    public Problem seenBy(String instance) {
        return new Problem(type, title, status, detail, field, reason, instance);
    }

    /** The kinds of problem. */
    public enum ProblemType {
        INVALID_ID("The id names no work", 400),
        INVALID_PARAMETER("A parameter is wrong", 400),
        INVALID_EVENT("The event cannot be taken", 400),
        INVALID_REQUEST("The request is wrong", 400),
        UNKNOWN_WORK("The work is not known", 404),
        UNKNOWN_PATH("There is nothing under this path", 404),
        METHOD_NOT_ALLOWED("The path does not know the method", 405),
        NOT_ACCEPTABLE("The answer cannot be given in the wanted form", 406),
        TOO_LARGE("The event is larger than the service takes", 413),
        UNSUPPORTED_MEDIA_TYPE("The request is not of a known form", 415),
        FAILED("The service failed", 500),
        NOT_AVAILABLE("The answer is not available now", 503),
        NOT_PUBLISHED("The event cannot be published now", 503),
        NOT_YET("The answer does not cover the input yet", 503);

        private final String title;
        private final int status;

        ProblemType(String title, int status) {
            this.title = title;
            this.status = status;
        }

        public int status() {
            return status;
        }

        String type() {
            return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
