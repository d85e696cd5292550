package org.citationhubs.bench.input;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.citationhubs.bench.input.Graph.Described;

/**
 * Generates a graph from a seed. Lengths of lists are log-normal with a mean of 45 and at most 2,000 citations. Cited
 * works are drawn by a power law of their rank, most of them from the field of the citing work, so that co-citations
 * repeat.
 */
public final class GeneratedGraph {

    private static final int LONGEST_LIST = 2_000;
    private static final double MEAN_LIST = 45;
    /** Standard deviation of the logarithm of the length: one list in a hundred has more than 270 citations. */
    private static final double SIGMA = 1.0;
    /** The share of citations falls as rank^-0.6, as in a distribution of citations with an exponent of 2.7. */
    private static final double RANK_EXPONENT = 0.6;

    private static final double OWN_FIELD = 0.7;
    private static final int FIELD_SIZE = 2_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final int DAYS = 12_000;

    private GeneratedGraph() {}

    /** Returns a graph of {@code works} citing works and up to twice as many cited works. */
    public static Graph of(long seed, int works) {
        Random random = new Random(seed);
        int citable = Math.max(10, works * 2);
        List<Paper> papers = new ArrayList<>(works);
        List<Described> described = new ArrayList<>(citable);
        for (int work = 0; work < citable; work++) {
            described.add(new Described(id(work), "Generated work number " + work, date(work, citable)));
        }
        for (int paper = 0; paper < works; paper++) {
            String id = id(citable + paper);
            papers.add(new Paper(id, date(paper, works), "Generated paper " + paper, list(random, described)));
        }
        return new Graph("generated seed=%d works=%d".formatted(seed, works), papers, described, Optional.empty());
    }

    private static List<String> list(Random random, List<Described> works) {
        int citable = works.size();
        double mu = Math.log(MEAN_LIST) - SIGMA * SIGMA / 2;
        long wanted = Math.round(Math.exp(mu + SIGMA * random.nextGaussian()));
        int length = (int) Math.max(1, Math.min(Math.min(wanted, LONGEST_LIST), citable / 4));
        int fields = Math.max(1, citable / FIELD_SIZE);
        int field = random.nextInt(fields);
        Set<String> cited = new LinkedHashSet<>();
        // A small field has too few works for a long list: further draws are from all works.
        for (int draws = 0; cited.size() < length; draws++) {
            boolean inside = draws < 2 * length && random.nextDouble() < OWN_FIELD;
            int rank = rank(random, inside ? citable / fields : citable);
            cited.add(works.get(inside ? rank * fields + field : rank).id());
        }
        return List.copyOf(cited);
    }

    private static int rank(Random random, int of) {
        return (int) (of * Math.pow(random.nextDouble(), 1 / (1 - RANK_EXPONENT)));
    }

    private static String id(int work) {
        return "openalex:W" + (2_000_000_000L + work * 977L);
    }

    private static String date(int place, int of) {
        return FIRST_DAY.plusDays((long) place * DAYS / of).toString();
    }
}
