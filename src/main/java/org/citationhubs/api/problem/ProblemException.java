package org.citationhubs.api.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. An expected outcome, so it has no stack trace. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem.ProblemType type, String detail, @Nullable String field) {
        this(Problem.of(type, detail, field));
    }

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
