package org.citationhubs.topology;

import java.time.Instant;
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

/**
 * Computes the meaning of a set of citation events the slow way: it keeps every observation of every edge, sorts them
 * to find the one that wins, and counts the edges at the end. Shares nothing but the values with the code under test.
 */
public final class CitationModel {

    private final Map<WorkId, Map<WorkId, List<Mention>>> lists;

    public CitationModel(List<CitationEvent> events) {
        lists = lists(events);
    }

    /** Returns the mentions of every asserted edge, by citing and cited work. */
    Map<WorkId, Map<WorkId, List<Mention>>> lists() {
        return lists;
    }

    private static Map<WorkId, Map<WorkId, List<Mention>>> lists(List<CitationEvent> events) {
        Map<WorkId, List<CitationEvent>> byCiting =
                events.stream().collect(Collectors.groupingBy(CitationEvent::citing));
        Map<WorkId, Map<WorkId, List<Mention>>> all = new TreeMap<>();
        byCiting.forEach((citing, ofWork) -> {
            Map<WorkId, List<Mention>> list = list(ofWork);
            if (!list.isEmpty()) {
                all.put(citing, list);
            }
        });
        return all;
    }

    private static Map<WorkId, List<Mention>> list(List<CitationEvent> events) {
        Set<WorkId> cited = new TreeSet<>();
        events.forEach(event -> event.citations().forEach(citation -> cited.add(citation.cited())));
        Map<WorkId, List<Mention>> list = new TreeMap<>();
        for (WorkId work : cited) {
            Observation winner = events.stream()
                    .flatMap(event -> observation(event, work).stream())
                    .max(Observation.ORDER)
                    .orElseThrow();
            if (winner.asserted) {
                list.put(work, winner.mentions);
            }
        }
        return list;
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
        lists.forEach((from, list) -> list.keySet().forEach(to -> citing.computeIfAbsent(to, work -> new TreeSet<>())
                .add(from)));
        return citing;
    }

    /** Returns how often other works are cited together with a work. */
    public Map<WorkId, Integer> coCited(WorkId hub) {
        Map<WorkId, Integer> counts = new HashMap<>();
        for (Map<WorkId, List<Mention>> list : lists.values()) {
            if (list.containsKey(hub)) {
                Set<WorkId> others = new HashSet<>(list.keySet());
                others.remove(hub);
                others.forEach(other -> counts.merge(other, 1, Integer::sum));
            }
        }
        return counts;
    }
}
