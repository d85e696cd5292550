package org.citationhubs.ingest.follow.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an answer says.
 *
 * @param status status of HTTP
 * @param contentType header {@code Content-Type}, null if there is none
 * @param retryAfter header {@code Retry-After}, null if there is none
 * @param date time of the feed, by the header {@code Date}, null if there is none
 */
record AnswerCheck(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfter,
        @Nullable Instant date) {

    /** Returns why the answer holds no page; null if it may hold one. */
    @Nullable
    PageFailure failure(String mediaType) {
        if (status == 429) {
            return PageFailure.RATE_LIMITED;
        }
        if (status == 401 || status == 403) {
            return PageFailure.FORBIDDEN;
        }
        if (status >= 400 && status < 500 && status != 408) {
            return PageFailure.REFUSED;
        }
        if (status != 200) {
            return PageFailure.UNAVAILABLE;
        }
        return isOfType(mediaType) ? null : PageFailure.OTHER_FORMAT;
    }

    /** Returns whether the answer may be of a type. An answer of no type is judged by its content. */
    private boolean isOfType(String mediaType) {
        if (contentType == null) {
            return true;
        }
        String stated = contentType.toLowerCase(Locale.ROOT);
        return !stated.contains("html") && (!mediaType.contains("json") || stated.contains("json"));
    }

    /**
     * Returns how long the feed wants to be left alone, null if it does not say.
     *
     * @param now present time of this machine, for feeds that do not say theirs
     */
    @Nullable
    Duration wish(Instant now) {
        return retryAfter == null ? null : RetryPause.wish(retryAfter, date == null ? now : date);
    }
}
