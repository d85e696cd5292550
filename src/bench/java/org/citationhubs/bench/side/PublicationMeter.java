package org.citationhubs.bench.side;

import java.util.concurrent.atomic.LongAdder;
import org.citationhubs.topology.stage.StreamMeters;

/** Counts what is published, with the time that stream threads took for it. */
final class PublicationMeter implements StreamMeters {

    private final LongAdder publications = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public void published(long nanosOfOne, long millisSinceEvent) {
        publications.increment();
        nanos.add(nanosOfOne);
    }

    /** How many there were so far. */
    long publications() {
        return publications.sum();
    }

    /** What they took so far, in seconds of a thread. */
    double seconds() {
        return nanos.sum() / 1e9;
    }
}
