package org.citationhubs.hub.summary;

/** Rules that decide the tier and the label of a hub. */
public record HubRules(TierRules tier, LabelRules label) {

    /** To be raised when the same values give hubs another tier. */
    private static final long TIER_VERSION = 1;

    /** To be raised when the same values give hubs another label, or another text of its rule. */
    private static final long LABEL_VERSION = 1;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public HubRules {
        label.requireValid();
    }

    /** Returns a positive number that differs for rules that give other tiers. */
    public long tierFingerprint() {
        TierThresholds thresholds = tier.thresholds();
        return fingerprint(
                TIER_VERSION,
                tier.least(),
                thresholds.hub(),
                thresholds.superHub(),
                thresholds.megaHub(),
                Double.doubleToLongBits(thresholds.hysteresis()));
    }

    /** Returns a positive number that differs for rules that give other labels. */
    public long labelFingerprint() {
        return fingerprint(
                LABEL_VERSION,
                label.leastClassified(),
                Double.doubleToLongBits(label.share()),
                Double.doubleToLongBits(label.lowerBound()),
                Double.doubleToLongBits(label.contestedShare()),
                label.contestedLeast(),
                Double.doubleToLongBits(label.hysteresis()));
    }

    /** Returns the FNV-1a hash of the bytes of numbers. */
    private static long fingerprint(long... values) {
        long hash = FNV_OFFSET;
        for (long value : values) {
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                hash = (hash ^ (value >>> shift & 0xFF)) * FNV_PRIME;
            }
        }
        return Math.max(1, hash & Long.MAX_VALUE);
    }
}
