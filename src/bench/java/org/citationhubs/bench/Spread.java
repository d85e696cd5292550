package org.citationhubs.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * Median and range of the figures of several rounds.
 *
 * @param median the middle value, or the mean of the two middle values
 */
record Spread(double median, double least, double most) {

    /** Returns the spread of at least one round. */
    static Spread of(Collection<Double> rounds) {
        double[] sorted =
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().getAsDouble());
    }
}
