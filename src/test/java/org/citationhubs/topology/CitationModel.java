package org.citationhubs.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;

/**
 * Computes the meaning of a set of citation events the slow way: it keeps every observation of every edge by every
 * source, sorts them to find the one that wins, unites the sources, and counts the edges at the end. Shares nothing but
 * the values with the code under test.
 */
public final class CitationModel {

    private final Map<WorkId, Map<WorkId, Edge>> edges;

    public CitationModel(List<CitationEvent> events) {
        edges = edges(events);
    }

    /** Returns every asserted edge, by citing and cited work. */
    Map<WorkId, Map<WorkId, Edge>> edges() {
        return edges;
    }

    /** An edge, as every source that asserts it has it. */
    record Edge(List<Asserted> asserted) {

        /** Of one citation several sources may have mentions: most count, then the least source. */
        private static final Comparator<Asserted> FOR_MENTIONS =
                Comparator.comparingInt((Asserted one) -> -one.mentions.size()).thenComparing(Asserted::source);

        List<Mention> mentions() {
            return asserted.stream().min(FOR_MENTIONS).orElseThrow().mentions;
        }

        Set<String> systems() {
            return asserted.stream().map(one -> one.source.system()).collect(Collectors.toCollection(TreeSet::new));
        }

        Instant first() {
            return asserted.stream()
                    .map(Asserted::first)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * How one source asserts an edge.
     *
     * @param first when it asserted the edge first
     */
    record Asserted(SourceKey source, Instant first, List<Mention> mentions) {}

    private static Map<WorkId, Map<WorkId, Edge>> edges(List<CitationEvent> events) {
        Map<WorkId, List<CitationEvent>> byCiting =
                events.stream().collect(Collectors.groupingBy(CitationEvent::citing));
        Map<WorkId, Map<WorkId, Edge>> all = new TreeMap<>();
        byCiting.forEach((citing, ofWork) -> {
            Map<WorkId, Edge> list = list(ofWork);
            if (!list.isEmpty()) {
                all.put(citing, list);
            }
        });
        return all;
    }

    private static Map<WorkId, Edge> list(List<CitationEvent> events) {
        Map<SourceKey, List<CitationEvent>> bySource =
                events.stream().collect(Collectors.groupingBy(CitationEvent::source));
        Set<WorkId> cited = new TreeSet<>();
        events.forEach(event -> event.citations().forEach(citation -> cited.add(citation.cited())));
        Map<WorkId, Edge> list = new TreeMap<>();
        for (WorkId work : cited) {
            List<Asserted> asserted = new ArrayList<>();
            bySource.forEach((source, ofSource) -> ofSource.stream()
                    .flatMap(event -> observation(event, work).stream())
                    .max(Observation.ORDER)
                    .filter(Observation::asserted)
                    .ifPresent(winner -> asserted.add(new Asserted(source, first(ofSource, work), winner.mentions))));
            if (!asserted.isEmpty()) {
                list.put(work, new Edge(asserted));
            }
        }
        return list;
    }

    private static Instant first(List<CitationEvent> events, WorkId work) {
        return events.stream()
                .filter(event -> event.op() == Operation.ASSERT)
                .filter(event -> event.citations().stream()
                        .anyMatch(citation -> citation.cited().equals(work)))
                .map(CitationEvent::observedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Observation> observation(CitationEvent event, WorkId work) {
        for (Citation citation : event.citations()) {
            if (citation.cited().equals(work)) {
                boolean asserted = event.op() == Operation.ASSERT;
                return List.of(
                        new Observation(event.observedAt(), asserted, asserted ? citation.mentions() : List.of()));
            }
        }
        return event.complete() ? List.of(new Observation(event.observedAt(), false, List.of())) : List.of();
    }

    private record Observation(Instant at, boolean asserted, List<Mention> mentions) {

        static final Comparator<Observation> ORDER = Comparator.comparing(Observation::at)
                .thenComparing(observation -> observation.asserted ? 0 : 1)
                .thenComparing(observation -> observation.mentions.size())
                .thenComparing(Observation::mentions, Observation::compare);

        /** Compares lists of the same length. */
        private static int compare(List<Mention> a, List<Mention> b) {
            for (int i = 0; i < a.size(); i++) {
                int order = a.get(i).compareTo(b.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** Returns the citing works of every cited work. */
    public Map<WorkId, Set<WorkId>> citingWorks() {
        Map<WorkId, Set<WorkId>> citing = new TreeMap<>();
        edges.forEach((from, list) -> list.keySet().forEach(to -> citing.computeIfAbsent(to, work -> new TreeSet<>())
                .add(from)));
        return citing;
    }

    /** Returns how often other works are cited together with a work. */
    public Map<WorkId, Integer> coCited(WorkId hub) {
        Map<WorkId, Integer> counts = new HashMap<>();
        for (Map<WorkId, Edge> list : edges.values()) {
            if (list.containsKey(hub)) {
                Set<WorkId> others = new HashSet<>(list.keySet());
                others.remove(hub);
                others.forEach(other -> counts.merge(other, 1, Integer::sum));
            }
        }
        return counts;
    }
}
