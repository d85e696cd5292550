package org.citationhubs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type names the kind of problem and never changes
 * @param title the kind in words
 * @param detail what is wrong this time
 * @param field the parameter or field that is wrong, null if it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Kind kind, String detail, @Nullable String field) {
        return new Problem(kind.type(), kind.title, kind.status, detail, field);
    }

    /** The kinds of problem. */
    enum Kind {
        INVALID_ID("The id names no work", 400),
        INVALID_PARAMETER("A parameter is wrong", 400),
        UNKNOWN_WORK("The work is not known", 404),
        NOT_AVAILABLE("The answer is not available now", 503),
        NOT_YET("The answer does not cover the input yet", 503);

        private final String title;
        private final int status;

        Kind(String title, int status) {
            this.title = title;
            this.status = status;
        }

        int status() {
            return status;
        }

        String type() {
            return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
