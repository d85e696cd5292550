package org.citationhubs.web;

import org.citationhubs.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The page of a problem, with all members of the problem document.
 *
 * @param advice what the reader can do; null for none
 * @param retryAfter seconds after which the page reloads; null if it does not
 */
record ProblemPage(
        Problem problem, @Nullable String advice, @Nullable String retryAfter) {

    static ProblemPage of(Problem problem, @Nullable String retryAfter) {
        return new ProblemPage(problem, advice(problem.status()), retryAfter);
    }

    private static @Nullable String advice(int status) {
        return switch (status) {
            case 400 -> "Ids have the form scheme:value, such as arxiv:2209.10652 or doi:10.1038/nature14539.";
            case 404 -> "Search for another work by its id or the beginning of its title.";
            case 503 -> "This is temporary: the service is starting, or moving partitions between instances.";
            default -> null;
        };
    }
}
