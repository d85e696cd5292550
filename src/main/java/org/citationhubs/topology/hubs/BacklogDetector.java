package org.citationhubs.topology.hubs;

import java.time.Duration;
import org.citationhubs.topology.stage.ThreadIdleness;

/**
 * Whether a partition takes in what happened long ago, and how often a hub is published meanwhile: what is far behind is out of date when it
 * is published and changes again at once.
 */
final class BacklogDetector {

    /** What goes from one stage to the other between two commits of each is this old without being behind, however short the interval. */
    private static final long LEAST_BEHIND_MILLIS = 1_000;

    /** How many publish intervals a hub waits while it is. */
    private static final int STRETCH = 10;

    /** After how many publish intervals a change is no news, whatever it came from. */
    private static final int UNHURRIED = 2;

    /** So long a thread has nothing only when there is nothing: commits, at which it hears from others, are closer together. */
    private static final long STILL_MILLIS = 300;

    private final long interval;
    private final long still;
    private final ThreadIdleness thread;
    private long takenAt = Long.MIN_VALUE;
    private long age;
    private long behindAt = Long.MIN_VALUE;

    /**
     * Knows when a partition catches up.
     *
     * @param publishInterval how often hubs are published at other times
     * @param thread the one that works on the partition
     */
    BacklogDetector(Duration publishInterval, ThreadIdleness thread) {
        this.interval = publishInterval.toMillis();
        this.still = Math.min(interval, STILL_MILLIS);
        this.thread = thread;
    }

    /**
     * A change of a reference list was taken in. Nothing else counts: what partitions say to each other of titles is always of now.
     *
     * @param eventTime the time stamp of the record behind it, in milliseconds since 1970
     * @param now the wall clock, likewise
     */
    void taken(long eventTime, long now) {
        thread.done(now);
        takenAt = now;
        age = now - eventTime;
        behindAt = isBehind() ? now : behindAt;
    }

    /**
     * A hub is published. A thread that publishes before it is still has had no time to see what else has come; what is published because it
     * is still makes it no less so, and the other partitions of the thread may begin too.
     */
    void published(long now) {
        if (!thread.isStill(still)) {
            thread.done(now);
        }
    }

    /** What is older than an interval when it is taken in has missed its freshness already. */
    private boolean isBehind() {
        return age > Math.max(interval, LEAST_BEHIND_MILLIS);
    }

    /** It is the partition's turn to publish what has changed in it. */
    void looks(long now) {
        thread.looks(now);
        if (thread.isStill(still)) {
            takenAt = Long.MIN_VALUE;
        }
    }

    /** For how long after a change a hub waits for further ones, in milliseconds. */
    long publishInterval(long now) {
        // A thread that has enough to do with other partitions may not come to this one for a moment.
        boolean more = takenAt != Long.MIN_VALUE && now - takenAt < interval;
        return more && isBehind() ? STRETCH * interval : interval;
    }

    /** Until when a hub must have changed for nobody to look at it for its freshness. */
    long unhurriedUntil(long now) {
        return Math.max(now - UNHURRIED * interval, behindAt);
    }
}
