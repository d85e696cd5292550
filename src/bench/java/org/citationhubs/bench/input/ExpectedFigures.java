package org.citationhubs.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * The figures that a side must produce, counted from the graph in the simplest way and compared with independently
 * computed (golden) figures if there are any.
 */
public final class ExpectedFigures {

    private static final int TOP = 20;

    private final Map<String, ExpectedHub> hubs;
    private final long pairs;
    private final long distinctPairs;

    private ExpectedFigures(Map<String, ExpectedHub> hubs) {
        this.hubs = hubs;
        this.pairs = hubs.values().stream().mapToLong(ExpectedHub::coCitations).sum();
        this.distinctPairs =
                hubs.values().stream().mapToLong(ExpectedHub::coCitedWorks).sum();
    }

    /**
     * The expected figures of a cited work.
     *
     * @param top the leading co-cited works, by count descending and id ascending
     */
    public record ExpectedHub(
            int citingWorks, Map<String, Integer> years, int coCitedWorks, long coCitations, List<Leader> top) {}

    /** A co-cited work and the number of co-citations. */
    public record Leader(String id, int count) {}

    /**
     * Counts the figures of a graph.
     *
     * @throws IllegalStateException if golden figures differ
     */
    public static ExpectedFigures of(Graph graph) throws IOException {
        ExpectedFigures truth = new ExpectedFigures(count(graph));
        if (graph.golden().isPresent()) {
            truth.compareWith(graph.golden().get());
        }
        return truth;
    }

    private static Map<String, ExpectedHub> count(Graph graph) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> ids = new ArrayList<>();
        List<List<Integer>> citing = new ArrayList<>();
        int[][] lists = new int[graph.papers().size()][];
        for (int place = 0; place < lists.length; place++) {
            List<String> cited = graph.papers().get(place).cited();
            lists[place] = new int[cited.size()];
            for (int i = 0; i < lists[place].length; i++) {
                int number = numbers.computeIfAbsent(cited.get(i), id -> {
                    ids.add(id);
                    citing.add(new ArrayList<>());
                    return ids.size() - 1;
                });
                lists[place][i] = number;
                citing.get(number).add(place);
            }
        }
        int[] counts = new int[ids.size()];
        Map<String, ExpectedHub> hubs = new TreeMap<>();
        for (int hub = 0; hub < ids.size(); hub++) {
            hubs.put(ids.get(hub), hub(graph, hub, citing.get(hub), lists, ids, counts));
        }
        return hubs;
    }

    private static ExpectedHub hub(
            Graph graph, int hub, List<Integer> citing, int[][] lists, List<String> ids, int[] counts) {
        Map<String, Integer> years = new TreeMap<>();
        List<Integer> coCited = new ArrayList<>();
        long sum = 0;
        for (int place : citing) {
            String date = graph.papers().get(place).date();
            if (date != null) {
                years.merge(date.substring(0, 4), 1, Integer::sum);
            }
            for (int other : lists[place]) {
                if (other != hub) {
                    if (counts[other]++ == 0) {
                        coCited.add(other);
                    }
                    sum++;
                }
            }
        }
        coCited.sort(Comparator.<Integer>comparingInt(other -> -counts[other]).thenComparing(ids::get));
        List<Leader> top = coCited.stream()
                .limit(TOP)
                .map(other -> new Leader(ids.get(other), counts[other]))
                .toList();
        coCited.forEach(other -> counts[other] = 0);
        return new ExpectedHub(citing.size(), years, coCited.size(), sum, top);
    }

    private void compareWith(Path golden) throws IOException {
        JsonNode figures;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(golden))) {
            figures = new ObjectMapper().readTree(in);
        }
        JsonNode totals = figures.get("totals");
        require("cited works", totals.get("cited_works").asLong(), hubs.size());
        require("pairs", 2 * totals.get("pairs_generated").asLong(), pairs);
        require("distinct pairs", 2 * totals.get("cocited_pairs").asLong(), distinctPairs);
        for (Map.Entry<String, JsonNode> entry : figures.get("cited").properties()) {
            ExpectedHub hub = hub("arxiv:" + entry.getKey());
            JsonNode cited = entry.getValue();
            require(entry.getKey(), cited.get("citing").asLong(), hub.citingWorks());
            require(entry.getKey(), cited.get("cocited_distinct").asLong(), hub.coCitedWorks());
            require(entry.getKey(), cited.get("cocited_sum").asLong(), hub.coCitations());
        }
        for (JsonNode hub : figures.get("hubs")) {
            List<Leader> top = new ArrayList<>();
            hub.get("cocited_top")
                    .forEach(other -> top.add(new Leader(
                            "arxiv:" + other.get(0).asText(), other.get(1).asInt())));
            String id = "arxiv:" + hub.get("id").asText();
            if (!top.equals(hub(id).top())) {
                throw new IllegalStateException("top of " + id + ": golden " + top + ", counted " + hub(id).top());
            }
        }
    }

    private static void require(String what, long golden, long counted) {
        if (golden != counted) {
            throw new IllegalStateException("%s: golden %d, counted %d".formatted(what, golden, counted));
        }
    }

    /** Returns the expected figures of a cited work. */
    public ExpectedHub hub(String id) {
        ExpectedHub hub = hubs.get(id);
        if (hub == null) {
            throw new IllegalStateException("not cited: " + id);
        }
        return hub;
    }

    /** Returns the expected figures of all cited works. */
    public Map<String, ExpectedHub> hubs() {
        return hubs;
    }

    /** Returns the number of directed pairs: the sum of R(R-1) over all lists of R citations. */
    public long pairs() {
        return pairs;
    }

    /** Returns the number of distinct directed pairs. */
    public long distinctPairs() {
        return distinctPairs;
    }

    /**
     * Compares the totals of a side that counts pairs only.
     *
     * @throws IllegalStateException if they are wrong
     */
    public void requirePairs(long sum, long distinct) {
        require("pairs", pairs, sum);
        require("distinct pairs", distinctPairs, distinct);
    }
}
