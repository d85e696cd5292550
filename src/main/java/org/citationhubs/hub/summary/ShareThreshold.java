package org.citationhubs.hub.summary;

/** Computes decimal thresholds that are compared with shares of integers. */
final class ShareThreshold {

    /**
     * Far below the least difference of two shares of a hub's citing works, and far above the rounding error of a
     * product.
     */
    private static final double SLACK = 1e-12;

    private ShareThreshold() {}

    /**
     * Returns a threshold less a share of it. 9 of 100 is not below nine tenths of 0.1, although the product is
     * slightly above 0.09.
     */
    static double less(double threshold, double share) {
        return threshold * (1 - share) * (1 - SLACK);
    }
}
