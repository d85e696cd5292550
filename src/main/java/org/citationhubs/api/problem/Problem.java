package org.citationhubs.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.citationhubs.access.QuotaState;
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

    /** Greatest number of characters of a request in a problem. */
    static final int MAX_ECHO = 200;

    /** Seconds after which a client may try again. Rebalances, and restores of small state, take about this long. */
    public static final int RETRY_AFTER_SECONDS = 1;

    /** Returns what a client sent, shortened for a detail: an answer must not be as long as its request. */
    public static String echo(String sent) {
        return sent.length() <= MAX_ECHO ? sent : sent.substring(0, MAX_ECHO) + '…';
    }

    public static Problem of(ProblemType type, String detail, @Nullable String field) {
        return new Problem(type.uri(), type.title, type.status, detail, field, null, null);
    }

    /** Returns the problem of a rejected event. */
    public static Problem of(Rejection rejection) {
        ProblemType type = type(rejection.reason());
        return new Problem(
                type.uri(),
                type.title,
                type.status,
                rejection.message(),
                rejection.field(),
                rejection.reason().name(),
                null);
    }

    /** Returns the problem of a caller that has used its quota. */
    public static Problem of(QuotaState quota) {
        String used = quota.windowSeconds() == 0
                ? "You may have " + quota.limit() + ' ' + quota.name() + " open at the same time."
                : "You may use " + quota.limit() + ' ' + quota.name() + " in " + quota.windowSeconds() + " seconds.";
        return of(ProblemType.QUOTA_EXCEEDED, used + " Try again in " + quota.resetSeconds() + " s.", null);
    }

    private static ProblemType type(RejectionReason reason) {
        return switch (reason) {
            case OVER_LIMIT -> ProblemType.TOO_LARGE;
            case SOURCE_NOT_ALLOWED -> ProblemType.FORBIDDEN;
            default -> ProblemType.INVALID_EVENT;
        };
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
        UNAUTHORIZED("Not authenticated", 401),
        FORBIDDEN("Not allowed", 403),
        UNKNOWN_WORK("Unknown work", 404),
        UNKNOWN_PATH("Not found", 404),
        METHOD_NOT_ALLOWED("Method not allowed", 405),
        NOT_ACCEPTABLE("Not acceptable", 406),
        TOO_SLOW("Body too slow", 408),
        TOO_LARGE("Event or body too large", 413),
        URI_TOO_LONG("Path or query too long", 414),
        UNSUPPORTED_MEDIA_TYPE("Unsupported media type", 415),
        QUOTA_EXCEEDED("Quota exceeded", 429),
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
