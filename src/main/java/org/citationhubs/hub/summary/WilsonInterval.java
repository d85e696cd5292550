package org.citationhubs.hub.summary;

/**
 * The score interval of a proportion at 95 % (Wilson 1927), which, unlike the textbook's, holds for few cases and for shares near 0
 * and 1 (Newcombe, Statistics in Medicine 17, 1998, method 3).
 *
 * @param low at least 0
 * @param high at most 1
 */
public record WilsonInterval(double low, double high) {

    /** Quantile of the normal distribution that leaves 2.5 % on either side. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval of the share {@code some / n}; of nothing at all anything may be true.
     *
     * @param some from 0 to {@code n}
     */
    public static WilsonInterval of(int some, int n) {
        if (some < 0 || some > n) {
            throw new IllegalArgumentException(some + " is no part of " + n);
        }
        if (n == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = (double) some / n;
        double spread = Z * Z / n;
        double middle = share + spread / 2;
        double half = Math.sqrt(spread * (share * (1 - share) + spread / 4));
        // The ends are exact where rounding would leave a trace of the other side.
        double low = some == 0 ? 0 : (middle - half) / (1 + spread);
        double high = some == n ? 1 : (middle + half) / (1 + spread);
        return new WilsonInterval(low, high);
    }
}
