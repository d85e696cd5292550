package org.citationhubs.bench.load;

import org.HdrHistogram.Histogram;

/** From the time at which a citation was due to arrive until it is seen, in nanoseconds; of the warm-up apart. One thread sees, one reads after it. */
public final class Lateness {

    private static final long MOST_NANOS = 120_000_000_000L;

    private final Histogram warmingUp = new Histogram(MOST_NANOS, 3);
    private final Histogram measured = new Histogram(MOST_NANOS, 3);
    private volatile long countsFrom = Long.MIN_VALUE;

    /** What is due before, as {@link System#nanoTime}, belongs to the warm-up. To be said before anything is seen. */
    void countsFrom(long due) {
        countsFrom = due;
    }

    void seen(long due, long now) {
        Histogram histogram = due - countsFrom < 0 ? warmingUp : measured;
        histogram.recordValue(Math.min(MOST_NANOS, Math.max(0, now - due)));
    }

    /** Of what was due after the warm-up. */
    public Histogram measured() {
        return measured;
    }

    /** Of what was due before that. */
    public Histogram warmingUp() {
        return warmingUp;
    }
}
