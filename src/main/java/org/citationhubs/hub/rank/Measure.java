package org.citationhubs.hub.rank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures of the similarity of two works by the works that cite them. Each measure is a pure function of four
 * integers.
 *
 * <p>{@code both} works cite the two, {@code a} works cite the first, {@code b} works cite the second, and {@code all}
 * works cite anything. Names and formulas follow van Eck and Waltman, "How to normalize cooccurrence data?", JASIST
 * 60(8), 2009. That paper shows why the set measures (Salton, Jaccard, inclusion) do not correct for size and
 * association strength does. Association strength over-rewards rare pairs and needs a least count.
 */
public enum Measure {
    /** {@code both}: the raw count (Small 1973). */
    COUNT('c', "Works that cite both.") {
        @Override
        double of(double both, double a, double b, double all) {
            return both;
        }
    },
    /** {@code both / sqrt(a b)}: Salton's cosine, for sets the same as Ochiai's coefficient; 0 to 1. */
    SALTON('s', "Works that cite both, divided by the geometric mean of the works that cite each: 0 to 1.") {
        @Override
        double of(double both, double a, double b, double all) {
            return both / Math.sqrt(a * b);
        }
    },
    /** {@code both / (a + b - both)}: works that cite both, divided by works that cite at least one; 0 to 1. */
    JACCARD('j', "Works that cite both, divided by works that cite at least one: 0 to 1.") {
        @Override
        double of(double both, double a, double b, double all) {
            return both / (a + b - both);
        }
    },
    /** {@code both / min(a, b)}: Simpson's coefficient, 1 if all works that cite one also cite the other; 0 to 1. */
    INCLUSION('i', "The share of the works citing the less cited of the two that cite both: 0 to 1.") {
        @Override
        double of(double both, double a, double b, double all) {
            return both / Math.min(a, b);
        }
    },
    /**
     * {@code all both / (a b)}: ratio to the count expected if both were cited independently of each other; 0 or more.
     */
    ASSOCIATION_STRENGTH('a', "How many times more often both are cited than if they were cited independently.") {
        @Override
        double of(double both, double a, double b, double all) {
            return all * both / (a * b);
        }

        @Override
        public boolean needsAll() {
            return true;
        }
    };

    private final String parameter = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final char cursorCode;
    private final String explanation;

    Measure(char cursorCode, String explanation) {
        this.cursorCode = cursorCode;
        this.explanation = explanation;
    }

    /** Returns the name in requests, such as {@code association-strength}. */
    public String parameter() {
        return parameter;
    }

    /** Returns the letter that cursors of a ranking by this measure begin with; it differs for each measure. */
    public char cursorCode() {
        return cursorCode;
    }

    /** Returns whether the score depends on {@code all}; if not, {@code all} may be 0. */
    public boolean needsAll() {
        return false;
    }

    /** Returns what the score means, in a sentence for readers. */
    public String explanation() {
        return explanation;
    }

    /** Finds a measure by its {@link #parameter()}. */
    public static Optional<Measure> of(String parameter) {
        return Arrays.stream(values())
                .filter(measure -> measure.parameter.equals(parameter))
                .findFirst();
    }

    /**
     * Returns the score of two works; it is zero for works that are never cited together.
     *
     * @param both works that cite the two, at most the lesser of {@code a} and {@code b}
     * @param a works that cite the one
     * @param b works that cite the other
     * @param all works that cite anything at all, may be 0 unless the measure {@linkplain #needsAll needs} it
     */
    public double score(int both, int a, int b, long all) {
        return both == 0 ? 0 : of(both, a, b, (double) all);
    }

    /**
     * Returns an upper bound of the score for an unknown {@code b}: a score does not decrease when {@code b} does, and
     * {@code b} is at least {@code both}. A ranking can skip works with a bound below its last place.
     */
    public double bound(int both, int a, long all) {
        return score(both, a, both, all);
    }

    abstract double of(double both, double a, double b, double all);
}
