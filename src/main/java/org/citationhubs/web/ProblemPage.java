package org.citationhubs.web;

import org.citationhubs.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem as people read it: with every fact that programs are told.
 *
 * @param advice what to do about it, null if there is nothing
 * @param retryAfter seconds after which the page looks again by itself, null if it does not
 */
record ProblemPage(
        int status,
        String title,
        String detail,
        String type,
        @Nullable String field,
        @Nullable String servedBy,
        @Nullable String advice,
        @Nullable String retryAfter) {

    static ProblemPage of(Problem problem, @Nullable String retryAfter) {
        return new ProblemPage(
                problem.status(),
                problem.title(),
                problem.detail(),
                problem.type(),
                problem.field(),
                problem.servedBy(),
                advice(problem.status()),
                retryAfter);
    }

    private static @Nullable String advice(int status) {
        return switch (status) {
            case 400 -> "Ids are written scheme:value, such as arxiv:2209.10652 or doi:10.1038/nature14539.";
            case 404 -> "Look for another work by its id or by how its title begins.";
            case 503 -> "That passes: the service is starting, or handing its work from one instance to another.";
            default -> null;
        };
    }
}
