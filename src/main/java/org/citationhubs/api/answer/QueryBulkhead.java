package org.citationhubs.api.answer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;

/**
 * Lets only so many questions read stores at once. More of them would not be answered sooner, but take the processors from the stream threads; and
 * where more come than can be answered, who waits too long is told so at once, instead of being answered when he has gone.
 */
final class QueryBulkhead {

    private final Semaphore inside;
    private final Semaphore waiting;
    private final Duration longestWait;

    /**
     * Lets nobody in yet.
     *
     * @param inside how many are let in at once
     * @param waiting how many may wait to be let in
     */
    QueryBulkhead(int inside, int waiting, Duration longestWait) {
        this.inside = new Semaphore(inside, true);
        this.waiting = new Semaphore(waiting);
        this.longestWait = longestWait;
    }

    /**
     * Reads when it is its turn.
     *
     * @throws StoreUnavailableException if too many wait, or it took too long
     */
    <T> T through(Supplier<T> reading) {
        if (!inside.tryAcquire()) {
            await();
        }
        try {
            return reading.get();
        } finally {
            inside.release();
        }
    }

    private void await() {
        if (!waiting.tryAcquire()) {
            throw new StoreUnavailableException(UnavailableReason.BUSY, "as many questions wait as may");
        }
        try {
            if (!inside.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException(
                        UnavailableReason.BUSY, "it was not the question's turn for " + longestWait.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(UnavailableReason.BUSY, "interrupted while waiting");
        } finally {
            waiting.release();
        }
    }
}
