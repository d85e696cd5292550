package org.citationhubs.hub.summary;

/** Numbers of citing works from which a hub belongs to a higher tier. */
public interface TierThresholds {

    /** Citing works from which a hub is a {@link Tier#HUB}. */
    int hub();

    /** Citing works from which a hub is a {@link Tier#SUPER_HUB}. */
    int superHub();

    /** Citing works from which a hub is a {@link Tier#MEGA_HUB}. */
    int megaHub();

    /** Share of a threshold below which a hub leaves its tier, 0 or more and less than 1. */
    double hysteresis();

    /** Returns fixed thresholds, unchecked. */
    static TierThresholds of(int hub, int superHub, int megaHub, double hysteresis) {
        record FixedThresholds(int hub, int superHub, int megaHub, double hysteresis) implements TierThresholds {}
        return new FixedThresholds(hub, superHub, megaHub, hysteresis);
    }

    /**
     * Checks that the thresholds rise and that the hysteresis is in its range.
     *
     * @throws IllegalArgumentException if they do not
     */
    default void requireValid() {
        if (hub() > superHub() || superHub() > megaHub()) {
            throw new IllegalArgumentException(
                    "the tiers do not rise: hub %d, super hub %d, mega hub %d".formatted(hub(), superHub(), megaHub()));
        }
        requireHysteresis(hysteresis());
    }

    /**
     * Checks a hysteresis.
     *
     * @throws IllegalArgumentException if it is not from 0 to below 1
     */
    static void requireHysteresis(double hysteresis) {
        if (!(hysteresis >= 0 && hysteresis < 1)) {
            throw new IllegalArgumentException("hysteresis " + hysteresis + " is not from 0 to below 1");
        }
    }
}
