package org.citationhubs.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Records latencies since the scheduled arrival of a citation, in nanoseconds, separately for the warm-up.
 *
 * <p>Written by one thread and read by another after it ended.
 */
public final class LatencyRecorder {

    private static final long MOST_NANOS = 120_000_000_000L;

    private final Histogram warmingUp = new Histogram(MOST_NANOS, 3);
    private final Histogram measured = new Histogram(MOST_NANOS, 3);
    private volatile long countsFrom = Long.MIN_VALUE;

    /** Sets the end of the warm-up, as {@link System#nanoTime}. Call it before the first recording. */
    void countsFrom(long due) {
        countsFrom = due;
    }

    void seen(long due, long now) {
        Histogram histogram = due - countsFrom < 0 ? warmingUp : measured;
        histogram.recordValue(Math.min(MOST_NANOS, Math.max(0, now - due)));
    }

    /** Returns the latencies of arrivals scheduled after the warm-up. */
    public Histogram measured() {
        return measured;
    }

    /** Returns the latencies of arrivals scheduled during the warm-up. */
    public Histogram warmingUp() {
        return warmingUp;
    }
}
