package org.citationhubs.hub.rank;

/**
 * Divides counts into ranges, so that an ordered index of hubs is not rewritten whenever a count rises by one. Counts
 * below 16 have a bucket of their own; above there are eight buckets for each doubling. Counts are not negative.
 */
public final class LogLinearBucket {

    private static final int EXACT = 16;

    /** Number of bits that distinguish the buckets of a doubling. */
    private static final int BITS = 3;

    private LogLinearBucket() {}

    /** Returns the bucket of a count. A greater count is in the same or a higher bucket. */
    public static int of(int count) {
        if (count < EXACT) {
            return count;
        }
        int power = 31 - Integer.numberOfLeadingZeros(count);
        int step = (count >>> (power - BITS)) & ((1 << BITS) - 1);
        return EXACT + ((power - 4) << BITS) + step;
    }

    /** Returns the least count in a bucket. */
    public static int least(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int power = 4 + ((bucket - EXACT) >>> BITS);
        int step = (bucket - EXACT) & ((1 << BITS) - 1);
        return ((1 << BITS) + step) << (power - BITS);
    }
}
