package org.citationhubs.query.routing;

import java.util.List;

/**
 * The candidates for a query, to be tried one after the other until one answers.
 *
 * @param candidates in the order of the tries
 * @param excluded candidates that are not tried, with the reasons
 */
public record Route(Stage stage, int partition, List<Candidate> candidates, List<Exclusion> excluded) {

    public Route {
        candidates = List.copyOf(candidates);
        excluded = List.copyOf(excluded);
    }
}
