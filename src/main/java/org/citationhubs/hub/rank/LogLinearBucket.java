package org.citationhubs.hub.rank;

/**
 * Ranges of counts, so that an ordered list of hubs need not be written anew whenever a count rises by one: exact below 16, then
 * eight to a doubling. Pure arithmetic on counts of zero and more.
 */
public final class LogLinearBucket {

    private static final int EXACT = 16;

    /** Bits that tell the buckets of a doubling apart. */
    private static final int BITS = 3;

    private LogLinearBucket() {}

    /** The bucket of a count; a greater count is in the same or a higher bucket. */
    public static int of(int count) {
        if (count < EXACT) {
            return count;
        }
        int power = 31 - Integer.numberOfLeadingZeros(count);
        int step = (count >>> (power - BITS)) & ((1 << BITS) - 1);
        return EXACT + ((power - 4) << BITS) + step;
    }

    /** The least count that is in a bucket. */
    public static int least(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int power = 4 + ((bucket - EXACT) >>> BITS);
        int step = (bucket - EXACT) & ((1 << BITS) - 1);
        return ((1 << BITS) + step) << (power - BITS);
    }
}
