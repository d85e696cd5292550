package org.citationhubs.bench.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Records the outcomes of requests, second by second. */
final class Timeline {

    private static final long MAX_NANOS = 60_000_000_000L;
    private static final double NANOS = 1e9;
    private static final int PROBLEMS_KEPT = 8;

    private final long begin = System.nanoTime();
    private final Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    private final List<Second> seconds = new ArrayList<>();
    private final Map<Outcome, List<String>> problems = new EnumMap<>(Outcome.class);
    private final Map<String, Double> marks = new LinkedHashMap<>();
    private final Histogram nanos = new Histogram(MAX_NANOS, 3);
    private final Histogram behind = new Histogram(MAX_NANOS * 10, 3);
    private int wentBack;

    private static final class Second {
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private long maxBehind;
    }

    /** Records an event at the current time. */
    synchronized void mark(String what) {
        marks.put(what, now());
    }

    private double now() {
        return (System.nanoTime() - begin) / NANOS;
    }

    synchronized void add(Outcome outcome, long tookNanos) {
        all.merge(outcome, 1, Integer::sum);
        second().outcomes.merge(outcome, 1, Integer::sum);
        if (outcome != Outcome.REFUSED_AWAY && outcome != Outcome.NOT_NOW_AWAY) {
            nanos.recordValue(Math.min(MAX_NANOS, tookNanos));
        }
    }

    synchronized void behind(long behindNanos, boolean back) {
        Second second = second();
        second.maxBehind = Math.max(second.maxBehind, behindNanos);
        behind.recordValue(Math.min(MAX_NANOS * 10, behindNanos));
        wentBack += back ? 1 : 0;
    }

    /** Records a problem, the first few of each outcome. */
    synchronized void problem(Outcome outcome, String problem) {
        List<String> of = problems.computeIfAbsent(outcome, none -> new ArrayList<>());
        if (of.size() < PROBLEMS_KEPT) {
            of.add(String.format(Locale.ROOT, "%.1f s: %s, %s", now(), outcome, problem));
        }
    }

    private Second second() {
        int place = (int) now();
        while (seconds.size() <= place) {
            seconds.add(new Second());
        }
        return seconds.get(place);
    }

    synchronized int count(Outcome outcome) {
        return all.getOrDefault(outcome, 0);
    }

    synchronized List<String> problems() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the maximum age of an uncounted citation in the last full seconds, in seconds. */
    synchronized double recentMaxBehind(int lately) {
        int to = Math.max(0, seconds.size() - 1);
        return seconds.subList(Math.max(0, to - lately), to).stream()
                .mapToDouble(second -> second.maxBehind / NANOS)
                .max()
                .orElse(0);
    }

    /** Returns the figures. */
    synchronized Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        int requests = all.values().stream().mapToInt(Integer::intValue).sum();
        int answerable =
                requests - all.getOrDefault(Outcome.NOT_NOW_AWAY, 0) - all.getOrDefault(Outcome.REFUSED_AWAY, 0);
        figures.put("requests", requests);
        for (Outcome outcome : Outcome.values()) {
            figures.put(outcome.name().toLowerCase(Locale.ROOT), all.getOrDefault(outcome, 0));
        }
        figures.put("shareNotNow", (double) all.getOrDefault(Outcome.NOT_NOW, 0) / Math.max(1, answerable));
        figures.put("wentBack", wentBack);
        for (double percentile : new double[] {50, 99, 99.9}) {
            figures.put("p" + percentile + "Ms", nanos.getValueAtPercentile(percentile) / 1e6);
        }
        for (double percentile : new double[] {50, 99, 100}) {
            figures.put("behindP" + percentile + "S", behind.getValueAtPercentile(percentile) / NANOS);
        }
        figures.put("marks", marks);
        return figures;
    }

    /** Returns one line for each second. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < seconds.size(); second++) {
            StringBuilder line = new StringBuilder();
            line.append(
                    String.format(Locale.ROOT, "%4d s behind %5.1f s", second, seconds.get(second).maxBehind / NANOS));
            seconds.get(second)
                    .outcomes
                    .forEach((outcome, times) -> line.append(
                            String.format(Locale.ROOT, "  %s %d", outcome.name().toLowerCase(Locale.ROOT), times)));
            for (Map.Entry<String, Double> mark : marks.entrySet()) {
                line.append(mark.getValue().intValue() == second ? "  <- " + mark.getKey() : "");
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
