package org.citationhubs.api.answer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;

/**
 * Bounds how many queries read stores at the same time. More of them would not finish sooner, but would take processor
 * time from the stream threads. Queries that exceed the queue limit or the waiting time are rejected, so that clients
 * do not wait for an answer that comes too late. Thread-safe.
 *
 * <p>By hand, because the bulkhead of SmallRye Fault Tolerance has a queue for asynchronous methods only, and no limit
 * to the time in it; these queries block.
 */
final class QueryBulkhead {

    private final Semaphore running;
    private final Semaphore waiting;
    private final Duration maxWait;

    /**
     * Creates an idle bulkhead.
     *
     * @param maxRunning greatest number of queries that read at the same time
     * @param maxWaiting greatest number of queries that wait
     */
    QueryBulkhead(int maxRunning, int maxWaiting, Duration maxWait) {
        this.running = new Semaphore(maxRunning, true);
        this.waiting = new Semaphore(maxWaiting);
        this.maxWait = maxWait;
    }

    /**
     * Runs a query as soon as the bound allows.
     *
     * @throws StoreUnavailableException if too many queries wait, or if the query has waited too long
     */
    <T> T call(Supplier<T> query) {
        if (!running.tryAcquire()) {
            awaitPermit();
        }
        try {
            return query.get();
        } finally {
            running.release();
        }
    }

    private void awaitPermit() {
        if (!waiting.tryAcquire()) {
            throw new StoreUnavailableException(UnavailableReason.BUSY, "too many queries are waiting");
        }
        try {
            if (!running.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException(
                        UnavailableReason.BUSY, "the query has waited for " + maxWait.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(UnavailableReason.BUSY, "interrupted while waiting");
        } finally {
            waiting.release();
        }
    }
}
