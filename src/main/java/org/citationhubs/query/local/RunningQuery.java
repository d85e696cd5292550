package org.citationhubs.query.local;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.jspecify.annotations.Nullable;

/**
 * A query in progress: until when it may run, and whether its client still waits for the answer. Each read of a store
 * checks both, so that a query ends soon after nobody can use its answer.
 *
 * <p>Known by its thread, because a query reads stores in many places, and each of them must end.
 */
public final class RunningQuery {

    private static final ThreadLocal<@Nullable RunningQuery> CURRENT = new ThreadLocal<>();

    /** The query of threads that run none: without a bound. */
    private static final RunningQuery NONE = new RunningQuery(Duration.ofDays(36_500), () -> false);

    private final long end;
    private final BooleanSupplier abandoned;
    private @Nullable Semaphore permit;

    /**
     * Creates a query, whose time starts now.
     *
     * @param time that it may take, including the time that it waits
     * @param abandoned returns whether the client has disconnected
     */
    public RunningQuery(Duration time, BooleanSupplier abandoned) {
        this.end = System.nanoTime() + time.toNanos();
        this.abandoned = abandoned;
    }

    /** Returns the query of this thread. */
    public static RunningQuery current() {
        RunningQuery query = CURRENT.get();
        return query == null ? NONE : query;
    }

    /**
     * Ends the query if it has run too long or its client has disconnected.
     *
     * @throws StoreUnavailableException if it ends
     */
    public void requireTime() {
        if (abandoned.getAsBoolean()) {
            throw new StoreUnavailableException(UnavailableReason.ABANDONED, "the client has disconnected");
        }
        if (remaining() <= 0) {
            throw new StoreUnavailableException(UnavailableReason.TIMED_OUT, "the query has run too long");
        }
    }

    /**
     * Waits for other instances without the permit of this query, so that others can read meanwhile. To be called by
     * the thread of the query.
     */
    public <T> T whileWaiting(Supplier<T> wait) {
        Semaphore held = permit;
        if (held == null) {
            return wait.get();
        }
        held.release();
        try {
            return wait.get();
        } finally {
            held.acquireUninterruptibly();
        }
    }

    /** Lets the queries that wait for a permit go first, if there are any. To be called by the thread of the query. */
    public void giveWay() {
        Semaphore held = permit;
        if (held != null && held.hasQueuedThreads()) {
            held.release();
            held.acquireUninterruptibly();
        }
    }

    /** Returns the remaining nanoseconds. */
    long remaining() {
        return end - System.nanoTime();
    }

    /** Runs a part of the query on this thread, which holds a permit. */
    <T> T run(Semaphore held, Supplier<T> query) {
        RunningQuery before = CURRENT.get();
        CURRENT.set(this);
        permit = held;
        try {
            requireTime();
            return query.get();
        } finally {
            permit = null;
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
