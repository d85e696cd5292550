package org.citationhubs.bench.side;

import java.nio.file.Path;
import java.util.Map;

/** One way to count. */
interface Side {

    /**
     * Counts a workload from nothing, checks the result, and leaves nothing running.
     *
     * @param folder empty, for whatever the side keeps
     * @return the figures, by name; {@link Figures#SECONDS} among them
     * @throws SideAbsentException if what it needs is not on this machine
     * @throws IllegalStateException if the result is wrong
     */
    Map<String, Object> run(Workload workload, Path folder) throws Exception;
}
