package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock for {@link System#nanoTime} on which each look takes the same time, so that time counts what is done. */
final class TickingClock implements LongSupplier {

    private final long tick;
    private long now;
    private int looks;

    TickingClock(Duration tick) {
        this.tick = tick.toNanos();
    }

    @Override
    public long getAsLong() {
        looks++;
        now += tick;
        return now;
    }

    /** Returns the number of looks since the last call. */
    int takeLooks() {
        int taken = looks;
        looks = 0;
        return taken;
    }
}
