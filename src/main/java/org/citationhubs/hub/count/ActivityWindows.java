package org.citationhubs.hub.count;

/**
 * How many citations of a hub were observed lately, and how unusual that is for it.
 *
 * @param d1 first observed today
 * @param d7 on the last 7 days, today included
 * @param d30 on the last 30 days
 * @param d365 on the last 365 days
 * @param velocity citations a day over the last 30 days
 * @param zScore by how many standard deviations the last 30 days differ from the hub's own history, see {@link ObservationHistogram#at}
 */
public record ActivityWindows(int d1, int d7, int d30, int d365, double velocity, double zScore) {

    /** Nothing was observed. */
    public static final ActivityWindows NONE = new ActivityWindows(0, 0, 0, 0, 0, 0);

    /** Windows with the velocity that follows from them. */
    public static ActivityWindows of(int d1, int d7, int d30, int d365, double zScore) {
        return new ActivityWindows(d1, d7, d30, d365, d30 / 30.0, zScore);
    }

    /** The windows with one more citation, seen from the same day. */
    public ActivityWindows with(int observedDay, int today) {
        int age = today - observedDay;
        return age < 0
                ? this
                : of(
                        d1 + (age == 0 ? 1 : 0),
                        d7 + (age < 7 ? 1 : 0),
                        d30 + (age < 30 ? 1 : 0),
                        d365 + (age < 365 ? 1 : 0),
                        zScore);
    }
}
