package org.citationhubs.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type kind of the problem, which never changes
 * @param title the kind in words
 * @param detail what is wrong with this request
 * @param field the wrong parameter or field of an event; null if none is
 * @param reason the code of a rejected event, as in {@code dead-letters.v1}; null for other problems
 * @param servedBy {@code host:port} of the instance whose state caused the problem; null if any instance would answer
 *     the same
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

    public static Problem of(ProblemType type, String detail, @Nullable String field) {
        return new Problem(type.uri(), type.title, type.status, detail, field, null, null);
    }

    /** Returns the problem of a rejected event. */
    public static Problem of(Rejection rejection) {
        ProblemType type =
                rejection.reason() == RejectionReason.OVER_LIMIT ? ProblemType.TOO_LARGE : ProblemType.INVALID_EVENT;
        return new Problem(
                type.uri(),
                type.title,
                type.status,
                rejection.message(),
                rejection.field(),
                rejection.reason().name(),
                null);
    }

    /** Returns this problem with the instance that answers it. */
    public Problem withServedBy(String instance) {
        return new Problem(type, title, status, detail, field, reason, instance);
    }

    /** The types of problems. */
    public enum ProblemType {
        INVALID_ID("Invalid work id", 400),
        INVALID_PARAMETER("Invalid parameter", 400),
        INVALID_EVENT("Invalid event", 400),
        INVALID_REQUEST("Invalid request", 400),
        UNKNOWN_WORK("Unknown work", 404),
        UNKNOWN_PATH("Not found", 404),
        METHOD_NOT_ALLOWED("Method not allowed", 405),
        NOT_ACCEPTABLE("Not acceptable", 406),
        TOO_LARGE("Event too large", 413),
        URI_TOO_LONG("Path or query too long", 414),
        UNSUPPORTED_MEDIA_TYPE("Unsupported media type", 415),
        FAILED("Internal error", 500),
        NOT_AVAILABLE("Temporarily unavailable", 503),
        NOT_PUBLISHED("Event not published", 503),
        NOT_YET("Input not covered yet", 503);

        private final String title;
        private final int status;

        ProblemType(String title, int status) {
            this.title = title;
            this.status = status;
        }

        public int status() {
            return status;
        }

        String uri() {
            return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
