package org.citationhubs.query.routing;

import java.util.List;

/**
 * Who is asked, one after the other until one answers.
 *
 * @param candidates in this order
 * @param excluded who is not asked, and why
 */
public record Route(Stage half, int partition, List<Candidate> candidates, List<Exclusion> excluded) {

    public Route {
        candidates = List.copyOf(candidates);
        excluded = List.copyOf(excluded);
    }
}
