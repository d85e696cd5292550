package org.citationhubs.topology;

import java.time.Duration;

/**
 * Whether a partition takes in what happened long ago, and how often a hub is published meanwhile: what is far behind is out of date when it
 * is published and changes again at once.
 */
final class CatchUp {

    /** How many publish intervals old what is taken in must be. */
    private static final int BEHIND = 2;

    /** How many publish intervals a hub waits while it is. */
    private static final int STRETCH = 10;

    private final long interval;
    private long takenAt = Long.MIN_VALUE;
    private long age;

    /** Knows how often hubs are published at other times. */
    CatchUp(Duration publishInterval) {
        this.interval = publishInterval.toMillis();
    }

    /**
     * A change of a reference list was taken in. Nothing else counts: what partitions say to each other of titles is always of now.
     *
     * @param eventTime when what is behind it came to Kafka, in milliseconds since 1970
     * @param now the wall clock, likewise
     */
    void taken(long eventTime, long now) {
        takenAt = now;
        age = now - eventTime;
    }

    /** For how long after a change a hub waits for further ones, in milliseconds. */
    long publishInterval(long now) {
        // Nothing comes for a moment in between commits; where nothing comes for longer, all is taken in.
        boolean more = takenAt != Long.MIN_VALUE && now - takenAt < interval;
        return more && age > BEHIND * interval ? STRETCH * interval : interval;
    }
}
