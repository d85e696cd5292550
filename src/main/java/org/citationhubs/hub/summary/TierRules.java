package org.citationhubs.hub.summary;

/**
 * Decides the tier of a hub from its number of citing works.
 *
 * <p>A hub enters a higher tier at the threshold of the tier. It leaves the tier only below that threshold less the
 * hysteresis, so that a hub whose citing works come and go around a threshold does not flicker. There is no hysteresis
 * for being a hub: a work with fewer than {@code least} citing works is not published, whatever tier it had.
 *
 * @param least citing works from which a work is a hub; at least one is always needed
 * @param thresholds of the higher tiers
 */
public record TierRules(int least, TierThresholds thresholds) {

    private static final TierThresholds DEFAULT_THRESHOLDS = TierThresholds.of(50, 100, 10_000, 0.1);

    /** The rules when nothing else is configured. */
    public static final TierRules DEFAULT = withLeast(10);

    private static final Tier[] FROM_THE_HIGHEST = {Tier.MEGA_HUB, Tier.SUPER_HUB, Tier.HUB};

    public TierRules {
        thresholds.requireValid();
    }

    /** Returns the default tiers for works that are hubs from {@code least} citing works on. */
    public static TierRules withLeast(int least) {
        return new TierRules(least, DEFAULT_THRESHOLDS);
    }

    /**
     * Returns the tier of a work.
     *
     * @param before the tier that the work has now, {@link Tier#NONE} if it is not a hub
     */
    public Tier of(int citingWorks, Tier before) {
        if (citingWorks < Math.max(1, least)) {
            return Tier.NONE;
        }
        for (Tier tier : FROM_THE_HIGHEST) {
            // A hub above a tier was in that tier too, so falling two tiers at once ends where falling one by one does.
            boolean held = before.compareTo(tier) >= 0;
            double needed = held ? ShareThreshold.less(threshold(tier), thresholds.hysteresis()) : threshold(tier);
            if (citingWorks >= needed) {
                return tier;
            }
        }
        return Tier.EMERGING;
    }

    private int threshold(Tier tier) {
        return switch (tier) {
            case MEGA_HUB -> thresholds.megaHub();
            case SUPER_HUB -> thresholds.superHub();
            case HUB -> thresholds.hub();
            case EMERGING, NONE -> least;
        };
    }
}
