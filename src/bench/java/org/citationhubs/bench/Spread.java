package org.citationhubs.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What several rounds say together.
 *
 * @param median the one in the middle, or the mean of the two in the middle
 */
record Spread(double median, double least, double most) {

    /** Of at least one round. */
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
