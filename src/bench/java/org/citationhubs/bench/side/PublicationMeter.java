package org.citationhubs.bench.side;

import java.util.concurrent.atomic.LongAdder;
import org.citationhubs.topology.stage.StreamMeters;

/** Counts publications and the time that stream threads spent on them. */
final class PublicationMeter implements StreamMeters {

    private final LongAdder publications = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public void published(long nanosOfOne, long millisSinceEvent) {
        publications.increment();
        nanos.add(nanosOfOne);
    }

    /** Returns the number of publications so far. */
    long publications() {
        return publications.sum();
    }

    /** Returns the thread time spent on publications so far, in seconds. */
    double seconds() {
        return nanos.sum() / 1e9;
    }
}
