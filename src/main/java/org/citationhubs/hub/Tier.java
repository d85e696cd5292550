package org.citationhubs.hub;

/** How large a hub is, by its citing works. */
public enum Tier {
    /** Cited, but not by enough works to be a hub. */
    NONE,
    EMERGING,
    HUB,
    SUPER_HUB,
    MEGA_HUB;

    /**
     * The tier of a work that so many works cite.
     *
     * @param least from how many citing works a cited work is a hub at all; below it the tier is {@link #NONE}
     */
    public static Tier of(int citingWorks, int least) {
        if (citingWorks < Math.max(1, least)) {
            return NONE;
        }
        if (citingWorks >= 10_000) {
            return MEGA_HUB;
        }
        if (citingWorks >= 100) {
            return SUPER_HUB;
        }
        return citingWorks >= 50 ? HUB : EMERGING;
    }
}
