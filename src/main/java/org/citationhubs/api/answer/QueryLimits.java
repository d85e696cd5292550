package org.citationhubs.api.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Limits of all queries together. */
@ConfigMapping(prefix = "hubs.limits")
public interface QueryLimits {

    /** Number of queries that read stores at the same time. Default: one per processor, at least two. */
    OptionalInt queries();

    /**
     * Number of queries that read or wait to read. A query about many works counts as several: 20 works of a batch as
     * one, a list over all partitions as four.
     */
    @WithDefault("96")
    int waitingQueries();

    /** Longest time that a query waits to read. */
    @WithDefault("1s")
    Duration queryWait();

    /**
     * Returns the default of {@link #queries}. There is one stream thread for each processor, so queries get at most
     * about half of the processor time while records are processed.
     */
    static int queriesByDefault() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }
}
