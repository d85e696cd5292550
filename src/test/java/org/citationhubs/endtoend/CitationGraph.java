package org.citationhubs.endtoend;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A citation graph with a simple, slow count. */
final class CitationGraph {

    private final Map<String, SortedSet<String>> lists = new TreeMap<>();
    private final Map<String, Set<String>> citing = new HashMap<>();

    /** Adds a citation. */
    void add(String from, String to) {
        lists.computeIfAbsent(from, work -> new TreeSet<>()).add(to);
        citing.computeIfAbsent(to, work -> new TreeSet<>()).add(from);
    }

    /** Returns a random graph in which works are cited the more often, the more citations they already have. */
    static CitationGraph generated(long seed, int citingWorks, int citedWorks, int longestList) {
        Random random = new Random(seed);
        CitationGraph graph = new CitationGraph();
        for (int work = 0; work < citingWorks; work++) {
            int length = 1 + random.nextInt(longestList);
            for (int i = 0; i < length; i++) {
                int cited = (int) (citedWorks * Math.pow(random.nextDouble(), 3));
                graph.add("pith:citing-" + work, "pith:cited-" + cited);
            }
        }
        return graph;
    }

    /** Returns the cited works by citing work. */
    Map<String, SortedSet<String>> lists() {
        return lists;
    }

    /** Returns the citing works by cited work. */
    Map<String, Set<String>> citing() {
        return citing;
    }

    /** Returns the works co-cited with a hub, ordered by descending count, then by id. */
    List<Map.Entry<String, Integer>> coCited(String hub) {
        Map<String, Integer> counts = new HashMap<>();
        for (String from : citing.getOrDefault(hub, Set.of())) {
            Set<String> others = new HashSet<>(lists.getOrDefault(from, new TreeSet<>()));
            others.remove(hub);
            others.forEach(other -> counts.merge(other, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
