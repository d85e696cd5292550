package org.citationhubs.runtime.embedded;

import java.time.Duration;
import org.citationhubs.runtime.HubsService;
import org.citationhubs.runtime.streams.MemoryBudget;

/** What deployments reckon with, for tests of other packages. */
public final class FileLimits {

    /** How long a stop may take at the most, beside the streams. */
    public static final Duration BESIDE_STREAMS = HubsService.CLOSE_TIMEOUT_BESIDE_STREAMS;

    /** Memory, in bytes, that the process may use beside its heap and its stores. */
    public static final long MEMORY_BESIDE = MemoryBudget.BESIDE;

    private FileLimits() {}
}
