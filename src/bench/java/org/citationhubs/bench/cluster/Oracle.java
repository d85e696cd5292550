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

/** What must be answered, counted from the lists themselves by the plainest means. */
final class Oracle {

    /** The undated last: no date is before the empty one. */
    private static final Comparator<Paper> NEWEST_FIRST =
            Comparator.comparing(Oracle::date).reversed().thenComparing(Paper::id);

    private final Map<String, Paper> papers = new LinkedHashMap<>();
    private final Map<String, List<Paper>> citing = new TreeMap<>();

    Oracle(List<Paper> lists) {
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

    /** All works that are cited. */
    List<String> cited() {
        return List.copyOf(citing.keySet());
    }

    /** All works that cite. */
    List<String> papers() {
        return List.copyOf(papers.keySet());
    }

    /** How often a work is cited together with another. */
    record Pair(String other, int count) {}

    /** The works that cite a work, the newest first, the undated last. */
    List<Paper> citing(String work) {
        return citing.getOrDefault(work, List.of());
    }

    /** The works that are cited together with a work: count descending, id ascending. */
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

    /** The works that cite both of two, the newest first. */
    List<String> citingBoth(String one, String other) {
        return citing(one).stream()
                .filter(paper -> paper.cited().contains(other))
                .map(Paper::id)
                .toList();
    }

    /** How many citing works were published in each year; those without a date are in none. */
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

    /** The works that a work cites; null if it was not sent. */
    @Nullable
    Set<String> references(String work) {
        Paper paper = papers.get(work);
        return paper == null ? null : new TreeSet<>(paper.cited());
    }
}
