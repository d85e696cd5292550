package org.citationhubs.api;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; an ordinary outcome, so it carries no stack trace. */
final class ProblemException extends RuntimeException {

    private final Problem.Kind kind;
    private final @Nullable String field;

    ProblemException(Problem.Kind kind, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    Problem.Kind kind() {
        return kind;
    }

    Problem problem() {
        return Problem.of(kind, String.valueOf(getMessage()), field);
    }
}
