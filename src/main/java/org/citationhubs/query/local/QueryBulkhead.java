package org.citationhubs.query.local;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;

/**
 * Bounds how many queries read stores at the same time, whoever asks them. More of them would not finish sooner, but
 * would take processor time from the stream threads. Queries that exceed the queue limit or the waiting time are
 * rejected, so that clients do not wait for an answer that comes too late. Thread-safe.
 *
 * <p>By hand, because the bulkhead of SmallRye Fault Tolerance has a queue for asynchronous methods only, and no limit
 * to the time in it; these queries block.
 */
public final class QueryBulkhead {

    private final Semaphore running;
    private final int mostAdmitted;
    private final AtomicInteger admitted = new AtomicInteger();
    private final Duration maxWait;

    /**
     * Creates an idle bulkhead.
     *
     * @param maxRunning greatest number of queries that read at the same time
     * @param mostAdmitted greatest cost of all queries of clients that read or wait
     * @param maxWait longest time in the queue
     */
    public QueryBulkhead(int maxRunning, int mostAdmitted, Duration maxWait) {
        this.running = new Semaphore(maxRunning, true);
        this.mostAdmitted = mostAdmitted;
        this.maxWait = maxWait;
    }

    /**
     * Runs a query of a client as soon as the bounds allow.
     *
     * @param cost 1 for a query about one work. Queries that cost more may have half of the room, so that they never
     *     keep out queries about one work
     * @throws StoreUnavailableException if too many queries wait, or if the query has waited too long
     */
    public <T> T call(int cost, RunningQuery query, Supplier<T> read) {
        int most = cost > 1 ? mostAdmitted / 2 : mostAdmitted;
        // Alone, even the most expensive query is admitted.
        int taken = Math.min(cost, Math.max(1, most));
        admit(taken, most);
        try {
            return run(query, Math.min(maxWait.toNanos(), query.remaining()), read);
        } finally {
            admitted.addAndGet(-taken);
        }
    }

    /**
     * Runs a query of another instance, which has admitted the query of the client.
     *
     * @throws StoreUnavailableException if the query has waited too long
     */
    public <T> T callForPeer(RunningQuery query, Supplier<T> read) {
        return run(query, query.remaining(), read);
    }

    private void admit(int cost, int most) {
        int before = admitted.get();
        while (before + cost <= most) {
            if (admitted.compareAndSet(before, before + cost)) {
                return;
            }
            before = admitted.get();
        }
        throw new StoreUnavailableException(UnavailableReason.BUSY, "too many queries are waiting");
    }

    private <T> T run(RunningQuery query, long waitNanos, Supplier<T> read) {
        try {
            if (!running.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException(
                        UnavailableReason.BUSY,
                        "the query has waited for " + TimeUnit.NANOSECONDS.toMillis(waitNanos) + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(UnavailableReason.BUSY, "interrupted while waiting");
        }
        try {
            return query.run(running, read);
        } finally {
            running.release();
        }
    }
}
