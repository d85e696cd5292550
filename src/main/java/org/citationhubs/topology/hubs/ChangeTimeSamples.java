package org.citationhubs.topology.hubs;

import java.util.Arrays;

/**
 * The time of the oldest event by which each hub changed since its last publication.
 *
 * <p>A bounded sample, for a meter: hubs share a fixed number of slots, and a hub whose slot is occupied is not timed.
 */
final class ChangeTimeSamples {

    /** Stands for a hub without a time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** The number of hubs that change within a publish interval at the design load, and a power of two. */
    private static final int SLOTS = 1 << 13;

    private static final int FREE = -1;

    private final int[] hubs = new int[SLOTS];
    private final long[] times = new long[SLOTS];

    ChangeTimeSamples() {
        Arrays.fill(hubs, FREE);
    }

    /** Records the time of an event by which a hub changed; an earlier time of the same hub remains. */
    void add(int hub, long time) {
        int slot = hub & (SLOTS - 1);
        if (hubs[slot] == FREE) {
            hubs[slot] = hub;
            times[slot] = time;
        } else if (hubs[slot] == hub && time < times[slot]) {
            times[slot] = time;
        }
    }

    /** Removes and returns the time of a hub, or returns {@link #UNKNOWN}. */
    long remove(int hub) {
        int slot = hub & (SLOTS - 1);
        if (hubs[slot] != hub) {
            return UNKNOWN;
        }
        hubs[slot] = FREE;
        return times[slot];
    }
}
