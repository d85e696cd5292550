package org.citationhubs.hub.summary;

/**
 * The 95 % score interval of a proportion (Wilson 1927). Unlike the normal approximation it is valid for few cases and
 * for shares near 0 and 1 (Newcombe, Statistics in Medicine 17, 1998, method 3).
 *
 * @param low at least 0
 * @param high at most 1
 */
record WilsonInterval(double low, double high) {

    /** Quantile of the normal distribution with 2.5 % on either side. */
    private static final double Z = 1.959963984540054;

    /**
     * Returns the interval of the share {@code some / n}; without any case it is 0 to 1.
     *
     * @param some from 0 to {@code n}
     */
    static WilsonInterval of(int some, int n) {
        if (some < 0 || some > n) {
            throw new IllegalArgumentException(some + " is not part of " + n);
        }
        if (n == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = (double) some / n;
        double spread = Z * Z / n;
        double middle = share + spread / 2;
        double half = Math.sqrt(spread * (share * (1 - share) + spread / 4));
        // At 0 and 1 the ends are exact; a computed end would have a rounding error.
        double low = some == 0 ? 0 : (middle - half) / (1 + spread);
        double high = some == n ? 1 : (middle + half) / (1 + spread);
        return new WilsonInterval(low, high);
    }
}
