package org.citationhubs.topology.hubs;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Divides the time of a round among the work of a partition. Work that never ends has a share of its own, so that it
 * neither waits for the publications nor delays them.
 */
final class RoundBudget {

    /** The part of the time for passes over the rows of hubs. */
    private static final int ROWS = 4;

    /** The part of the time for scans of all hubs. */
    private static final int SCANS = 8;

    /** The part of the time for requests for titles, so that due hubs are published meanwhile. */
    private static final int PREPARATION = 4;

    private final LongSupplier nanoTime;
    private final long nanos;
    private long end;

    /**
     * Creates the budget of a partition.
     *
     * @param nanoTime as {@link System#nanoTime}
     * @param budget the time of one round
     */
    RoundBudget(LongSupplier nanoTime, Duration budget) {
        this.nanoTime = nanoTime;
        this.nanos = budget.toNanos();
    }

    /** Starts a round. */
    void begin() {
        end = nanoTime.getAsLong() + nanos;
    }

    /** Returns the end of the time for passes over rows that begin now. */
    Deadline rows() {
        return share(ROWS);
    }

    /** Returns the end of the time for scans that begin now. */
    Deadline scans() {
        return share(SCANS);
    }

    /** Returns the end of the time for requests for titles that begin now. */
    Deadline preparation() {
        return share(PREPARATION);
    }

    /** Returns the end of the round, up to which hubs are published. */
    Deadline publications() {
        return new Deadline(nanoTime, end);
    }

    private Deadline share(int part) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + nanos / part);
    }

    /**
     * The end of a time.
     *
     * @param at when it ends, in terms of {@code nanoTime}
     */
    record Deadline(LongSupplier nanoTime, long at) {

        boolean isReached() {
            return nanoTime.getAsLong() - at >= 0;
        }
    }
}
