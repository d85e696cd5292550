package org.citationhubs.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * A clock of arrivals that waits for nobody: the time of each arrival is fixed beforehand, and what comes late because the sender was
 * held up is late from the time at which it should have come.
 */
public final class Pace {

    private final long begin;
    private final double nanosEach;

    /** Arrivals at a rate, from a moment on. */
    public Pace(long begin, double perSecond) {
        this.begin = begin;
        this.nanosEach = 1e9 / perSecond;
    }

    /** When the so many-th arrival is due, as {@link System#nanoTime}. */
    long due(long arrivals) {
        return begin + Math.round(arrivals * nanosEach);
    }

    /** Returns when the so many-th arrival is due, at once if that is past. */
    public long await(long arrivals) {
        long due = due(arrivals);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
