package org.citationhubs.bench.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.bench.input.Paper;
import org.jspecify.annotations.Nullable;

/** The exact answers of a cluster at rest, counted from the lists in the simplest way. */
final class ExpectedAnswers {

    /** Sorts works without a date last. */
    private static final Comparator<Paper> NEWEST_FIRST =
            Comparator.comparing(ExpectedAnswers::date).reversed().thenComparing(Paper::id);

    private final Map<String, Paper> papers = new LinkedHashMap<>();
    private final Map<String, List<Paper>> citing = new TreeMap<>();

    ExpectedAnswers(List<Paper> lists) {
        for (Paper paper : lists) {
            papers.put(paper.id(), paper);
            new TreeSet<>(paper.cited()).forEach(cited -> citing.computeIfAbsent(cited, none -> new ArrayList<>())
                    .add(paper));
        }
        citing.values().forEach(of -> of.sort(NEWEST_FIRST));
    }

    private static String date(Paper paper) {
        String date = paper.date();
        return date == null ? "" : date;
    }

    /** Returns all cited works. */
    List<String> cited() {
        return List.copyOf(citing.keySet());
    }

    /** Returns all citing works. */
    List<String> papers() {
        return List.copyOf(papers.keySet());
    }

    /** A co-cited work and the number of co-citations. */
    record Pair(String other, int count) {}

    /** Returns the works that cite a work, newest first, works without a date last. */
    List<Paper> citing(String work) {
        return citing.getOrDefault(work, List.of());
    }

    /** Returns the co-cited works of a work, by count descending and id ascending. */
    List<Pair> coCited(String work) {
        Map<String, Integer> counts = new HashMap<>();
        for (Paper paper : citing(work)) {
            Set<String> others = new HashSet<>(paper.cited());
            others.remove(work);
            others.forEach(other -> counts.merge(other, 1, Integer::sum));
        }
        List<Pair> pairs = new ArrayList<>();
        counts.forEach((other, count) -> pairs.add(new Pair(other, count)));
        pairs.sort(Comparator.comparingInt((Pair pair) -> -pair.count).thenComparing(Pair::other));
        return pairs;
    }

    /** Returns the works that cite both works, newest first. */
    List<String> citingBoth(String one, String other) {
        return citing(one).stream()
                .filter(paper -> paper.cited().contains(other))
                .map(Paper::id)
                .toList();
    }

    /** Returns the number of citing works by year of publication, without undated works. */
    Map<String, Integer> years(String work) {
        Map<String, Integer> years = new TreeMap<>();
        for (Paper paper : citing(work)) {
            String date = paper.date();
            if (date != null) {
                years.merge(date.substring(0, 4), 1, Integer::sum);
            }
        }
        return years;
    }

    /** Returns the works that a work cites, null if no list was sent. */
    @Nullable
    Set<String> references(String work) {
        Paper paper = papers.get(work);
        return paper == null ? null : new TreeSet<>(paper.cited());
    }
}
