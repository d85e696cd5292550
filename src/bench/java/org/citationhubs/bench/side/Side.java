package org.citationhubs.bench.side;

import java.nio.file.Path;
import java.util.Map;

/** One way to count the pairs of a workload. */
interface Side {

    /**
     * Counts a workload on empty state, checks the result, and stops everything it started.
     *
     * @param folder an empty folder for the state
     * @return the figures by name, including {@link Figures#SECONDS}
     * @throws SideUnavailableException if something that the side needs is not installed
     * @throws IllegalStateException if the result is wrong
     */
    Map<String, Object> run(Workload workload, Path folder) throws Exception;
}
