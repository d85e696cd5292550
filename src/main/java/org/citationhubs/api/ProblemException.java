package org.citationhubs.api;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; an ordinary outcome, so it carries no stack trace. */
final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem.Kind kind, String detail, @Nullable String field) {
        this(Problem.of(kind, detail, field));
    }

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
