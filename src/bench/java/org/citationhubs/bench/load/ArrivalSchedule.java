package org.citationhubs.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * A schedule of open-loop arrivals. The time of each arrival is fixed in advance, so that the delay of a sender that
 * falls behind counts as latency.
 */
public final class ArrivalSchedule {

    private final long begin;
    private final double nanosEach;

    /** Creates a schedule of arrivals at a rate, from a start time on. */
    public ArrivalSchedule(long begin, double perSecond) {
        this.begin = begin;
        this.nanosEach = 1e9 / perSecond;
    }

    /** Returns the time of an arrival, as {@link System#nanoTime}. */
    long due(long arrivals) {
        return begin + Math.round(arrivals * nanosEach);
    }

    /** Waits until the time of an arrival, not at all if the time is past. */
    public long await(long arrivals) {
        long due = due(arrivals);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
