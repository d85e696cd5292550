package org.citationhubs.bench.soak;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The works of a soak and their reference lists, each computed from the seed when it is needed. Works are numbers;
 * those with small numbers are cited most. Lengths of lists are log-normal with a mean of 45.
 */
final class SoakGraph {

    private static final int LONGEST_LIST = 2_000;
    private static final double MEAN_LIST = 45;
    private static final double SIGMA = 1.0;
    /** The share of citations falls as rank^-0.6, as in {@code GeneratedGraph}. */
    private static final double RANK_EXPONENT = 0.6;

    private static final double OWN_FIELD = 0.7;
    private static final int FIELD_SIZE = 2_000;
    private static final long FIRST_OPENALEX = 2_000_000_000L;
    private static final String DOI = "doi:10.5555/soak.";
    private static final String OPENALEX = "openalex:W";

    private final long seed;
    private final int works;
    private final int fields;

    SoakGraph(long seed, int works) {
        this.seed = seed;
        this.works = works;
        this.fields = Math.max(1, works / FIELD_SIZE);
    }

    int works() {
        return works;
    }

    /** Returns the canonical id of a work. */
    static String id(int work) {
        return work % 2 == 0 ? OPENALEX + (FIRST_OPENALEX + work) : DOI + work;
    }

    /** Returns one of the other spellings of the id of a work. */
    static String otherSpelling(int work, Random random) {
        if (work % 2 == 0) {
            return "https://openalex.org/W" + (FIRST_OPENALEX + work);
        }
        return random.nextBoolean() ? "https://doi.org/10.5555/SOAK." + work : "DOI: 10.5555/Soak." + work;
    }

    /** Returns the work with an id in any spelling, -1 if it is none of the soak. */
    static int work(String id) {
        int digits = id.length();
        while (digits > 0 && Character.isDigit(id.charAt(digits - 1))) {
            digits--;
        }
        boolean doi = digits > 5 && id.regionMatches(true, digits - 5, "soak.", 0, 5);
        boolean openAlex = digits > 0 && id.charAt(digits - 1) == 'W';
        if (digits == id.length() || !(doi || openAlex)) {
            return -1;
        }
        long number = Long.parseLong(id.substring(digits));
        return (int) (doi ? number : number - FIRST_OPENALEX);
    }

    /** Returns the n-th citing work: every work cites once, in an order without pattern. */
    int citing(int n) {
        // A factor without a common divisor visits every number once.
        return (int) ((n * 1_000_003L + works / 3) % works);
    }

    /** Returns the reference list of a work, ascending. Each version differs in some citations. */
    int[] references(int citing, int version) {
        Random random = new Random(seed * 31 + citing);
        double mu = Math.log(MEAN_LIST) - SIGMA * SIGMA / 2;
        long wanted = Math.round(Math.exp(mu + SIGMA * random.nextGaussian()));
        int length = (int) Math.max(1, Math.min(wanted, Math.min(LONGEST_LIST, works / 8)));
        int field = random.nextInt(fields);
        TreeSet<Integer> cited = new TreeSet<>();
        draw(random, field, length, citing, cited);
        for (int v = 1; v <= version; v++) {
            Random changes = new Random((seed * 31 + citing) * 17 + v);
            cited.removeIf(work -> changes.nextInt(10) == 0);
            draw(changes, field, cited.size() + 1 + changes.nextInt(1 + length / 8), citing, cited);
        }
        return cited.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns a work that many works cite. */
    int popular(Random random) {
        return rank(random, works);
    }

    private void draw(Random random, int field, int length, int citing, Set<Integer> cited) {
        for (int draws = 0; cited.size() < length; draws++) {
            // A small field has too few works for a long list: further draws are from all works.
            boolean inside = draws < 2 * length && random.nextDouble() < OWN_FIELD;
            int work = inside ? rank(random, works / fields) * fields + field : rank(random, works);
            if (work != citing) {
                cited.add(work);
            }
        }
    }

    private static int rank(Random random, int of) {
        return (int) (of * Math.pow(random.nextDouble(), 1 / (1 - RANK_EXPONENT)));
    }
}
