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
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkId;

/**
 * What a set of events means, computed the slow way: every observation of every edge is kept, the winner is found by sorting, and all
 * counts are made from the edges at the end. Shares no code with what it judges but the values.
 */
public final class CitationModel {

    private final Map<WorkId, Map<WorkId, List<Mention>>> lists;

    public CitationModel(List<CitationEvent> events) {
        lists = lists(events);
    }

    /** The mentions of every edge that stands, by citing and cited work. */
    Map<WorkId, Map<WorkId, List<Mention>>> lists() {
        return lists;
    }

    private static Map<WorkId, Map<WorkId, List<Mention>>> lists(List<CitationEvent> events) {
        Map<WorkId, List<CitationEvent>> byCiting =
                events.stream().collect(Collectors.groupingBy(CitationEvent::citing));
        Map<WorkId, Map<WorkId, List<Mention>>> all = new TreeMap<>();
        byCiting.forEach((citing, said) -> {
            Map<WorkId, List<Mention>> list = list(said);
            if (!list.isEmpty()) {
                all.put(citing, list);
            }
        });
        return all;
    }

    private static Map<WorkId, List<Mention>> list(List<CitationEvent> said) {
        Set<WorkId> cited = new TreeSet<>();
        said.forEach(event -> event.citations().forEach(citation -> cited.add(citation.cited())));
        Map<WorkId, List<Mention>> list = new TreeMap<>();
        for (WorkId work : cited) {
            Observation winner = said.stream()
                    .flatMap(event -> observation(event, work).stream())
                    .max(Observation.ORDER)
                    .orElseThrow();
            if (winner.there) {
                list.put(work, winner.mentions);
            }
        }
        return list;
    }

    private static List<Observation> observation(CitationEvent event, WorkId work) {
        for (Citation citation : event.citations()) {
            if (citation.cited().equals(work)) {
                boolean there = event.op() == Operation.ASSERT;
                return List.of(new Observation(event.observedAt(), there, there ? citation.mentions() : List.of()));
            }
        }
        return event.complete() ? List.of(new Observation(event.observedAt(), false, List.of())) : List.of();
    }

    private record Observation(Instant at, boolean there, List<Mention> mentions) {

        static final Comparator<Observation> ORDER = Comparator.comparing(Observation::at)
                .thenComparing(observation -> observation.there ? 0 : 1)
                .thenComparing(observation -> observation.mentions.size())
                .thenComparing(Observation::mentions, Observation::compare);

        /** Of as many mentions. */
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

    /** Citing works of every cited work. */
    public Map<WorkId, Set<WorkId>> citingWorks() {
        Map<WorkId, Set<WorkId>> citing = new TreeMap<>();
        lists.forEach((from, list) -> list.keySet().forEach(to -> citing.computeIfAbsent(to, work -> new TreeSet<>())
                .add(from)));
        return citing;
    }

    /** How often works are cited together with one work. */
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
