package org.citationhubs.hub.count;

/** Days in UTC, counted since 1970. */
public final class EpochDay {

    /** The day of a stream without any event; before all days. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final long SECONDS = 86_400;

    private EpochDay() {}

    /** Returns the day of a time. */
    public static int ofEpochSecond(long second) {
        return (int) Math.floorDiv(second, SECONDS);
    }
}
