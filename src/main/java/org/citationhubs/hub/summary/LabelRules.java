package org.citationhubs.hub.summary;

/** Thresholds that decide which {@link HubLabel} a hub has. */
public interface LabelRules {

    /** The rules when nothing else is configured. */
    LabelRules DEFAULT = of(10, 0.6, 0.5, 0.1, 5, 0.1);

    /** Citing works that must be classified, by role or by polarity, before a share of them counts; at least 1. */
    int leastClassified();

    /** Share of the classified citing works that must have the role that labels the hub, 0 to 1. */
    double share();

    /** Smallest lower bound of the 95 % interval of that share, 0 to 1. */
    double lowerBound();

    /** Share of the citing works with a stance that must contest a contested hub, 0 to 1. */
    double contestedShare();

    /** Number of citing works that must contest a contested hub. */
    int contestedLeast();

    /** Share of a threshold below which a hub loses the label that it has, 0 or more and less than 1. */
    double hysteresis();

    /**
     * Returns fixed rules.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    static LabelRules of(
            int leastClassified,
            double share,
            double lowerBound,
            double contestedShare,
            int contestedLeast,
            double hysteresis) {
        record FixedLabelRules(
                int leastClassified,
                double share,
                double lowerBound,
                double contestedShare,
                int contestedLeast,
                double hysteresis)
                implements LabelRules {}
        LabelRules rules =
                new FixedLabelRules(leastClassified, share, lowerBound, contestedShare, contestedLeast, hysteresis);
        rules.requireValid();
        return rules;
    }

    /**
     * Checks every value against its range.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    default void requireValid() {
        if (leastClassified() < 1) {
            throw new IllegalArgumentException("a label of " + leastClassified() + " classified citing works");
        }
        requireShare("share", share());
        requireShare("lower bound", lowerBound());
        requireShare("contested share", contestedShare());
        TierThresholds.requireHysteresis(hysteresis());
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ' ' + value + " is not between 0 and 1");
        }
    }
}
