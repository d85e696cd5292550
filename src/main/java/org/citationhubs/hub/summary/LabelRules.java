package org.citationhubs.hub.summary;

/**
 * When a hub has which {@link HubLabel}.
 *
 * @param leastClassified citing works that must be classified, by role or by stance, before a share of them says anything
 * @param share of the classified citing works that must have the role that labels the hub, 0 to 1
 * @param lowerBound of the 95 % interval of that share, 0 to 1
 * @param contestedShare of the citing works with a stance that must contest, 0 to 1
 * @param contestedLeast citing works that must contest
 * @param hysteresis share of a threshold below it at which a standing label is left, 0 or more and less than 1
 */
public record LabelRules(
        int leastClassified,
        double share,
        double lowerBound,
        double contestedShare,
        int contestedLeast,
        double hysteresis) {

    /** The rules when nothing else is configured. */
    public static final LabelRules DEFAULT = new LabelRules(10, 0.6, 0.5, 0.1, 5, 0.1);

    public LabelRules {
        if (leastClassified < 1) {
            throw new IllegalArgumentException("a label of " + leastClassified + " classified citing works");
        }
        requireShare("share", share);
        requireShare("lower bound", lowerBound);
        requireShare("contested share", contestedShare);
        if (!(hysteresis >= 0 && hysteresis < 1)) {
            throw new IllegalArgumentException("hysteresis " + hysteresis + " is not from 0 to below 1");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ' ' + value + " is not between 0 and 1");
        }
    }
}
