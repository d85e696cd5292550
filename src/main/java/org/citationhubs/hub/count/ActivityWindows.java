package org.citationhubs.hub.count;

/**
 * Recent citations of a hub, and how unusual their number is for the hub.
 *
 * @param d1 citations first observed today
 * @param d7 citations of the last 7 days, today included
 * @param d30 citations of the last 30 days
 * @param d365 citations of the last 365 days
 * @param velocity citations per day over the last 30 days
 * @param zScore difference of the last 30 days from the hub's own history in standard deviations, see
 *     {@link ObservationHistogram#at}
 */
public record ActivityWindows(int d1, int d7, int d30, int d365, double velocity, double zScore) {

    /** The windows without any observation. */
    public static final ActivityWindows NONE = new ActivityWindows(0, 0, 0, 0, 0, 0);

    /** Creates windows with the velocity that follows from them. */
    public static ActivityWindows of(int d1, int d7, int d30, int d365, double zScore) {
        return new ActivityWindows(d1, d7, d30, d365, d30 / 30.0, zScore);
    }

    /** Returns the windows with one more citation, as of the same day. */
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
