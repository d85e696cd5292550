package org.citationhubs.query.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats a check until it gives a result or a timeout passes. State stores notify nobody of changes, so waiting for a change means polling;
 * the thread is parked between two checks.
 *
 * @param timeout after which no further check begins
 * @param interval between two checks
 */
public record Poller(Duration timeout, Duration interval) {

    /** Returns the first result of a check; empty after the timeout, or if the thread is interrupted, which stays set. */
    public <T> Optional<T> poll(Supplier<Optional<T>> check) {
        long begin = System.nanoTime();
        Optional<T> result = check.get();
        while (result.isEmpty()
                && System.nanoTime() - begin < timeout.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(interval.toNanos());
            result = check.get();
        }
        return result;
    }
}
