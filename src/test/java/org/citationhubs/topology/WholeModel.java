package org.citationhubs.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.topology.CitationModel.Asserted;
import org.citationhubs.topology.CitationModel.Edge;
import org.jspecify.annotations.Nullable;

/**
 * Computes the meaning of citation and work events the slow way: first which ids are one work, then the union of the
 * statements under all of them, then all counts from the edges.
 */
final class WholeModel {

    private static final long DAY = 86_400;

    private final List<CitationEvent> events;
    private final List<WorkEvent> workEvents;
    private final Map<WorkId, Map<WorkId, Edge>> edges;
    private final Map<WorkId, WorkId> survivors = new TreeMap<>();
    private final Map<WorkId, Set<WorkId>> ids = new TreeMap<>();
    private final Map<WorkId, Map<WorkId, Edge>> merged = new TreeMap<>();
    private final long today;

    WholeModel(List<CitationEvent> events, List<WorkEvent> workEvents) {
        this.events = events;
        this.workEvents = workEvents;
        this.edges = new CitationModel(events).edges();
        this.today = events.stream()
                .mapToLong(event -> Math.floorDiv(event.observedAt().getEpochSecond(), DAY))
                .max()
                .orElse(0);
        Set<WorkId> all = new TreeSet<>();
        events.forEach(event -> {
            all.add(event.citing());
            event.citations().forEach(citation -> all.add(citation.cited()));
        });
        workEvents.forEach(event -> {
            all.add(event.work());
            SameAs same = event.facts().sameAs();
            if (same != null && same.work() != null) {
                all.add(same.work());
            }
        });
        Map<WorkId, WorkId> same = new TreeMap<>();
        for (WorkId work : all) {
            SameAs is = own(work, WorkFacts::sameAs);
            if (is != null && is.work() != null) {
                same.put(work, is.work());
            }
        }
        for (WorkId work : all) {
            WorkId root = root(work, same);
            survivors.put(work, root);
            ids.computeIfAbsent(root, first -> new TreeSet<>()).add(work);
        }
        merge();
    }

    /** Returns the end of a chain of ids; of a cycle, its smallest id. */
    private static WorkId root(WorkId work, Map<WorkId, WorkId> same) {
        List<WorkId> path = new ArrayList<>();
        WorkId at = work;
        while (same.containsKey(at)) {
            int before = path.indexOf(at);
            if (before >= 0) {
                return path.subList(before, path.size()).stream()
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            }
            path.add(at);
            at = Objects.requireNonNull(same.get(at));
        }
        return at;
    }

    private void merge() {
        Map<WorkId, Map<WorkId, List<Asserted>>> parts = new TreeMap<>();
        edges.forEach((citing, list) -> list.forEach((cited, edge) -> {
            WorkId from = survivor(citing);
            WorkId to = survivor(cited);
            if (!from.equals(to)) {
                parts.computeIfAbsent(from, work -> new TreeMap<>())
                        .computeIfAbsent(to, work -> new ArrayList<>())
                        .addAll(edge.asserted());
            }
        }));
        parts.forEach((from, list) -> list.forEach((to, asserted) ->
                merged.computeIfAbsent(from, work -> new TreeMap<>()).put(to, united(asserted))));
    }

    /** Unites what each source says under several ids. */
    private static Edge united(List<Asserted> parts) {
        Map<SourceKey, List<Asserted>> bySource =
                parts.stream().collect(Collectors.groupingBy(Asserted::source, TreeMap::new, Collectors.toList()));
        List<Asserted> united = new ArrayList<>();
        bySource.forEach((source, same) -> united.add(new Asserted(
                source,
                new Edge(same).first(),
                union(same.stream().map(Asserted::mentions).toList()))));
        return new Edge(united);
    }

    /**
     * Returns the union of mentions; equal mentions of one list are counted twice, equal mentions of several lists
     * once.
     */
    private static List<Mention> union(List<List<Mention>> lists) {
        Set<List<Mention>> different = new LinkedHashSet<>(lists);
        different.removeIf(List::isEmpty);
        if (different.size() < 2) {
            return different.stream().findFirst().orElse(List.of());
        }
        Set<Mention> all = new LinkedHashSet<>();
        different.forEach(all::addAll);
        return List.copyOf(all);
    }

    /** Returns the id that replaces the ids of a work. */
    WorkId survivor(WorkId work) {
        return survivors.getOrDefault(work, work);
    }

    /** Returns all works in the events, under all their ids. */
    Set<WorkId> all() {
        return survivors.keySet();
    }

    /** Returns the other ids of a work. */
    List<WorkId> aliases(WorkId work) {
        List<WorkId> others = new ArrayList<>(ids.getOrDefault(work, Set.of()));
        others.remove(work);
        return others;
    }

    /** Returns the effective value of a field: the one stated for the id, or else for one of its aliases. */
    <T extends Comparable<? super T>> @Nullable T effective(WorkId work, Function<WorkFacts, @Nullable T> field) {
        T own = own(work, field);
        if (own != null) {
            return own;
        }
        return aliases(work).stream()
                .map(alias -> statement(alias, field))
                .flatMap(Optional::stream)
                .max(Comparator.comparing((Statement<T> statement) -> statement.at)
                        .thenComparing(Statement::value))
                .map(Statement::value)
                .orElse(null);
    }

    /**
     * Returns the effective value of a field of a work as others show it: what lists say of any of its ids counts if
     * nothing else states the field, and of that the most complete value.
     */
    <T extends Comparable<? super T>> @Nullable T described(WorkId work, Function<WorkFacts, @Nullable T> field) {
        T stated = effective(work, field);
        if (stated != null) {
            return stated;
        }
        Set<WorkId> all = new TreeSet<>(aliases(work));
        all.add(work);
        return events.stream()
                .filter(event -> event.op() == Operation.ASSERT)
                .flatMap(event -> event.citations().stream()
                        .filter(citation -> all.contains(citation.cited()))
                        .flatMap(citation -> Stream.ofNullable(field.apply(citation.facts()))))
                .max(Comparator.comparingInt((T value) -> completeness(value))
                        .thenComparing(Comparator.<T>naturalOrder().reversed()))
                .orElse(null);
    }

    /** All dates of the events are years, and all works have two authors. */
    private static int completeness(Object value) {
        if (value instanceof Authors authors) {
            return authors.list().stream()
                    .mapToInt(author -> Objects.requireNonNull(author.name()).length())
                    .sum();
        }
        return value instanceof String text ? text.length() : 0;
    }

    private <T extends Comparable<? super T>> @Nullable T own(WorkId work, Function<WorkFacts, @Nullable T> field) {
        return statement(work, field).map(Statement::value).orElse(null);
    }

    private record Statement<T extends Comparable<? super T>>(int rank, Instant at, T value) {}

    private <T extends Comparable<? super T>> Optional<Statement<T>> statement(
            WorkId work, Function<WorkFacts, @Nullable T> field) {
        Stream<Statement<T>> itself = events.stream()
                .filter(event -> event.citing().equals(work))
                .flatMap(event -> statement(1, event.observedAt(), field.apply(event.facts())));
        Stream<Statement<T>> registry = workEvents.stream()
                .filter(event -> event.work().equals(work))
                .flatMap(event -> statement(2, event.observedAt(), field.apply(event.facts())));
        return Stream.concat(itself, registry)
                .max(Comparator.comparingInt((Statement<T> statement) -> statement.rank)
                        .thenComparing(Statement::at)
                        .thenComparing(Statement::value));
    }

    private static <T extends Comparable<? super T>> Stream<Statement<T>> statement(
            int rank, Instant at, @Nullable T value) {
        return value == null ? Stream.of() : Stream.of(new Statement<>(rank, at, value));
    }

    boolean isRetracted(WorkId work) {
        RetractionNotice retraction = effective(work, WorkFacts::retraction);
        return retraction != null && retraction.noticedAt() != null;
    }

    /** Returns the works that cite a work, including retracted ones. */
    private List<WorkId> citers(WorkId hub) {
        return merged.entrySet().stream()
                .filter(list -> list.getValue().containsKey(hub))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the works that cite a work and are counted. */
    List<WorkId> citing(WorkId hub) {
        return citers(hub).stream().filter(work -> !isRetracted(work)).toList();
    }

    private Edge edge(WorkId citing, WorkId cited) {
        return Objects.requireNonNull(Objects.requireNonNull(merged.get(citing)).get(cited));
    }

    /** Returns by system how many counted works cite a hub, and how many of them that system alone asserts. */
    Map<String, List<Integer>> sources(WorkId hub) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (WorkId work : citing(hub)) {
            Set<String> asserting = edge(work, hub).systems();
            int only = asserting.size() == 1 ? 1 : 0;
            for (String system : asserting) {
                counts.merge(system, List.of(1, only), (a, b) -> List.of(a.get(0) + 1, a.get(1) + b.get(1)));
            }
        }
        return counts;
    }

    /** Returns all figures of a hub. */
    Figures figures(WorkId hub) {
        Map<Role, Integer> roles = new TreeMap<>();
        Map<Polarity, Integer> polarities = new TreeMap<>();
        Map<Role, Integer> roleStatements = new TreeMap<>();
        Map<Polarity, Integer> polarityStatements = new TreeMap<>();
        Map<Integer, Integer> years = new TreeMap<>();
        Map<WorkId, Integer> coCited = new TreeMap<>();
        int[] windows = new int[4];
        int self = 0;
        int statements = 0;
        Authors ofHub = described(hub, WorkFacts::authors);
        List<WorkId> citing = citing(hub);
        for (WorkId work : citing) {
            List<Mention> mentions = edge(work, hub).mentions();
            statements += mentions.size();
            Set<Role> allRoles = new TreeSet<>();
            Set<Polarity> allPolarities = new TreeSet<>();
            for (Mention mention : mentions) {
                Set<Role> ofMention = new TreeSet<>();
                mention.roles().forEach(role -> ofMention.add(role.role()));
                allRoles.addAll(ofMention);
                roleStatements.merge(Role.primaryOf(ofMention), 1, Integer::sum);
                allPolarities.add(mention.stance().polarity());
                polarityStatements.merge(mention.stance().polarity(), 1, Integer::sum);
            }
            roles.merge(Role.primaryOf(allRoles), 1, Integer::sum);
            polarities.merge(Polarity.ofCitation(allPolarities), 1, Integer::sum);
            PartialDate date = effective(work, WorkFacts::publishedAt);
            if (date != null) {
                years.merge(date.year(), 1, Integer::sum);
            }
            Authors authors = effective(work, WorkFacts::authors);
            self += AuthorMatcher.of(ofHub).sharesAuthorWith(AuthorMatcher.of(authors)) ? 1 : 0;
            for (WorkId other : Objects.requireNonNull(merged.get(work)).keySet()) {
                if (!other.equals(hub)) {
                    coCited.merge(other, 1, Integer::sum);
                }
            }
            long age = today - Math.floorDiv(edge(work, hub).first().getEpochSecond(), DAY);
            int[] lengths = {1, 7, 30, 365};
            for (int i = 0; i < lengths.length; i++) {
                windows[i] += age < lengths[i] ? 1 : 0;
            }
        }
        return new Figures(
                citing.size(),
                citers(hub).size() - citing.size(),
                self,
                statements,
                roles,
                polarities,
                roleStatements,
                polarityStatements,
                years,
                coCited,
                List.of(windows[0], windows[1], windows[2], windows[3]));
    }

    /** The figures of a hub. */
    record Figures(
            int citingWorks,
            int retracted,
            int self,
            int statements,
            Map<Role, Integer> roles,
            Map<Polarity, Integer> polarities,
            Map<Role, Integer> roleStatements,
            Map<Polarity, Integer> polarityStatements,
            Map<Integer, Integer> years,
            Map<WorkId, Integer> coCited,
            List<Integer> windows) {}
}
