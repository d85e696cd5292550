package org.citationhubs.hub.summary;

/**
 * From how many citing works a hub is of which tier.
 *
 * <p>A higher tier is entered at its threshold and left only below that threshold less the hysteresis, so that a hub whose citing
 * works come and go around a threshold does not flicker. Being a hub at all has no hysteresis: below {@code least} a work is no hub
 * and not published, whatever it was.
 *
 * @param least citing works from which on a work is a hub at all; at least one is always needed
 * @param hub from which on it is a {@link Tier#HUB}
 * @param superHub from which on it is a {@link Tier#SUPER_HUB}
 * @param megaHub from which on it is a {@link Tier#MEGA_HUB}
 * @param hysteresis share of a threshold, 0 or more and less than 1
 */
public record TierRules(int least, int hub, int superHub, int megaHub, double hysteresis) {

    /** The rules when nothing else is configured. */
    public static final TierRules DEFAULT = new TierRules(10, 50, 100, 10_000, 0.1);

    private static final Tier[] FROM_THE_HIGHEST = {Tier.MEGA_HUB, Tier.SUPER_HUB, Tier.HUB};

    public TierRules {
        if (hub > superHub || superHub > megaHub) {
            throw new IllegalArgumentException(
                    "the tiers do not rise: hub %d, super hub %d, mega hub %d".formatted(hub, superHub, megaHub));
        }
        if (!(hysteresis >= 0 && hysteresis < 1)) {
            throw new IllegalArgumentException("hysteresis " + hysteresis + " is not from 0 to below 1");
        }
    }

    /** The default tiers for works that are hubs from so many citing works on. */
    public static TierRules withLeast(int least) {
        return new TierRules(least, DEFAULT.hub, DEFAULT.superHub, DEFAULT.megaHub, DEFAULT.hysteresis);
    }

    /**
     * The tier of a work that so many works cite.
     *
     * @param before its tier until now, {@link Tier#NONE} if it was no hub
     */
    public Tier of(int citingWorks, Tier before) {
        if (citingWorks < Math.max(1, least)) {
            return Tier.NONE;
        }
        for (Tier tier : FROM_THE_HIGHEST) {
            // Who was above a tier was in it too, so falling two tiers at once ends where falling one by one does.
            boolean standing = before.compareTo(tier) >= 0;
            double needed = standing ? ShareThreshold.less(threshold(tier), hysteresis) : threshold(tier);
            if (citingWorks >= needed) {
                return tier;
            }
        }
        return Tier.EMERGING;
    }

    private int threshold(Tier tier) {
        return switch (tier) {
            case MEGA_HUB -> megaHub;
            case SUPER_HUB -> superHub;
            case HUB -> hub;
            case EMERGING, NONE -> least;
        };
    }
}
