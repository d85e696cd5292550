package org.citationhubs.topology.hubs;

/**
 * When the events came that hubs have changed by since they were last published: the oldest of each hub.
 *
 * <p>A sample, for a meter: hubs share a fixed number of places, and one that finds its place taken is not timed. So it never grows.
 */
final class ChangeTimeSamples {

    /** There is no time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** As many as the hubs that change within a publish interval at the design load, and a power of two. */
    private static final int PLACES = 1 << 13;

    private static final int FREE = -1;

    private final int[] hubs = new int[PLACES];
    private final long[] times = new long[PLACES];

    ChangeTimeSamples() {
        java.util.Arrays.fill(hubs, FREE);
    }

    /** Notes that a hub changed by an event of that time; an earlier one that is not taken yet stands. */
    void note(int hub, long time) {
        int place = hub & (PLACES - 1);
        if (hubs[place] == FREE) {
            hubs[place] = hub;
            times[place] = time;
        } else if (hubs[place] == hub && time < times[place]) {
            times[place] = time;
        }
    }

    /** The time of a hub, which is then forgotten; or {@link #UNKNOWN}. */
    long take(int hub) {
        int place = hub & (PLACES - 1);
        if (hubs[place] != hub) {
            return UNKNOWN;
        }
        hubs[place] = FREE;
        return times[place];
    }
}
