package org.citationhubs.concurrent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Repeats a check until it succeeds or a timeout passes; between two checks the thread is parked. For state that
 * sends no notification of changes, such as state stores and the metadata of a cluster.
 *
 * @param timeout after which no further check begins
 * @param interval between two checks
 */
public record Poller(Duration timeout, Duration interval) {

    /**
     * Returns the first result of a check; empty after the timeout, or once the thread is interrupted, which it stays.
     */
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

    /** Returns whether a condition became true within the timeout. */
    public boolean until(BooleanSupplier condition) {
        return poll(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }
}
