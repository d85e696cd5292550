package org.citationhubs.hub.summary;

import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.hub.rank.LogLinearBucket;

/** Orders in which hubs are listed, greatest value first. */
public enum HubOrder implements StoredCode {
    /** All hubs, by citing works. */
    CITING_WORKS(1),
    /** Hubs cited in the last 30 days, by how often. */
    VELOCITY(2),
    /** Trending hubs: recent citation rate significantly above the own history of the hub, by z-score. */
    TRENDING(3);

    /** Buckets per standard deviation of the z-score. */
    private static final int Z_STEPS = 8;

    private final int code;

    HubOrder(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Returns the exact value that the order sorts by, negative if the hub is not in this order. */
    public double value(PublishedState shown) {
        if (shown.tier() == Tier.NONE) {
            return -1;
        }
        return switch (this) {
            case CITING_WORKS -> shown.citingWorks();
            case VELOCITY -> shown.windows().d30() == 0 ? -1 : shown.windows().d30();
            case TRENDING ->
                shown.windows().zScore() <= 0 ? -1 : shown.windows().zScore();
        };
    }

    /** Returns the bucket of a hub, -1 if the hub is not in this order. */
    public int bucket(PublishedState shown) {
        double value = value(shown);
        if (value < 0) {
            return -1;
        }
        return this == TRENDING ? (int) (value * Z_STEPS) : LogLinearBucket.of((int) value);
    }

    /** Returns the smallest value that falls into a bucket. */
    public double least(int bucket) {
        return this == TRENDING ? (double) bucket / Z_STEPS : LogLinearBucket.least(bucket);
    }

    /** Returns the bucket that a value falls into. */
    public int bucketOf(double value) {
        return this == TRENDING ? (int) (value * Z_STEPS) : LogLinearBucket.of((int) value);
    }
}
