package org.citationhubs.query.local;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.citationhubs.concurrent.Poller;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;

/** Repeats a read that a stream thread may interfere with until the read sees no half-written change. */
public final class OptimisticRead {

    /** Laying out the pages of the largest hubs takes some tens of milliseconds. */
    private static final Poller POLLER = new Poller(Duration.ofMillis(500), Duration.ofMillis(2));

    private OptimisticRead() {}

    /**
     * Returns the first consistent result.
     *
     * @param read gives empty if a change interfered
     * @throws StoreUnavailableException if a change interfered with every read until the timeout
     */
    public static <T> T of(Supplier<Optional<T>> read) {
        return POLLER.poll(read)
                .orElseThrow(() -> new StoreUnavailableException(
                        UnavailableReason.CHANGING, "changes interfered with every read for " + POLLER.timeout()));
    }
}
