package org.citationhubs.ingest.follow.management;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Health of a process that follows a feed. Thread-safe. */
public final class FollowHealth {

    private static final String STARTING = "starting";

    private final LongSupplier nanoTime;
    private volatile String problem = STARTING;
    private volatile long deadline;

    /**
     * Creates the health of a process that is starting.
     *
     * @param nanoTime clock as of {@link System#nanoTime}
     */
    public FollowHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        expect(Duration.ofMinutes(5));
    }

    /** States that the next sign of life comes within a time. */
    public void expect(Duration time) {
        deadline = nanoTime.getAsLong() + time.toNanos();
    }

    /** States that the feed is read, or that there was nothing new. */
    public void working() {
        problem = "";
    }

    /** States that the feed cannot be read at present. */
    public void failing(String reason) {
        problem = reason.isEmpty() ? "unknown" : reason;
    }

    /** Returns whether the process does what it should, however it fares with the feed. */
    public boolean live() {
        return nanoTime.getAsLong() - deadline <= 0;
    }

    /** Returns whether the last attempt to read the feed succeeded. */
    public boolean ready() {
        return problem.isEmpty();
    }

    /** Returns why the process is not ready, empty if it is. */
    public String problem() {
        return problem;
    }
}
