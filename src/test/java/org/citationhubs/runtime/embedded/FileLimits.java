package org.citationhubs.runtime.embedded;

import java.time.Duration;
import org.citationhubs.runtime.HubsService;
import org.citationhubs.runtime.streams.MemoryBudget;

/** Limits of the process, for the tests of deployments. */
public final class FileLimits {

    /** Time limit for a stop without Kafka Streams. */
    public static final Duration BESIDE_STREAMS = HubsService.CLOSE_TIMEOUT_BESIDE_STREAMS;

    /** Memory of the process beside heap and stores, in bytes. */
    public static final long MEMORY_BESIDE = MemoryBudget.BESIDE;

    private FileLimits() {}
}
