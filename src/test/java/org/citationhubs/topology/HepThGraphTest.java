package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.endtoend.SharedData;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.hubs.InMemoryPartitions;
import org.junit.jupiter.api.Test;

/**
 * Retracts a work with many references and merges two hubs in a real citation graph, arXiv hep-th, and compares each
 * with a recount of the changed list of citations. Uses the graph until 1997, or all of it with
 * {@code -Dhubs.test.hepth=whole}.
 */
class HepThGraphTest {

    private static final int LEAST = 10;
    private static final Instant OBSERVED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void retractionsAndMergesAndTheirRevocationAreExact() throws IOException {
        SharedData.assumeThere();
        boolean whole = "whole".equals(System.getProperty("hubs.test.hepth"));
        Map<String, String> dates = SharedData.dates();
        Map<WorkId, Set<WorkId>> lists = lists(whole ? SharedData.edges() : SharedData.edgesUntil1997());
        InMemoryPartitions running = new InMemoryPartitions(2, LEAST, 64 << 20);
        lists.forEach((citing, list) -> running.deliver(
                running.ownerOf(citing),
                CitationEvent.of(
                        Operation.ASSERT,
                        OBSERVED,
                        true,
                        citing,
                        WorkFacts.of(null, PartialDate.parse(Objects.requireNonNull(dates.get(bare(citing)))), null),
                        list.stream()
                                .map(cited -> new Citation(cited, WorkFacts.NONE, List.of()))
                                .toList())));
        running.settle();
        Recount graph = new Recount(lists);
        check(running, graph, dates);
        checkMeasures(running, graph, lists);

        // when the work with the longest list is retracted, then its list is not counted
        WorkId prolific = lists.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<WorkId, Set<WorkId>> list) ->
                                list.getValue().size())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
        if (whole) {
            assertThat(lists.get(prolific)).hasSize(562);
        }
        deliver(running, prolific, 1, retraction(new RetractionNotice(null, OBSERVED, "withdrawn")));
        Map<WorkId, Set<WorkId>> without = new TreeMap<>(lists);
        without.remove(prolific);
        check(running, new Recount(without), dates);
        for (WorkId cited : Objects.requireNonNull(lists.get(prolific))) {
            assertThat(running.counts(cited).retractedCitingWorks()).isEqualTo(1);
        }
        deliver(running, prolific, 2, retraction(RetractionNotice.TAKEN_BACK));
        check(running, graph, dates);

        // when the two works most often cited together are merged, then the first has all citations
        WorkId first = graph.mostCoCited().get(0);
        WorkId second = graph.mostCoCited().get(1);
        deliver(running, second, 1, sameAs(new SameAs(first)));
        check(running, new Recount(renamed(lists, second, first)), dates);
        assertThat(running.identity(second).movedTo()).isEqualTo(first);
        assertThat(running.counts(second)).isEqualTo(HubCounts.NONE);
        deliver(running, second, 2, sameAs(SameAs.TAKEN_BACK));
        check(running, graph, dates);
    }

    private static void deliver(InMemoryPartitions running, WorkId work, int second, WorkFacts facts) {
        running.deliver(running.ownerOf(work), new WorkEvent(work, OBSERVED.plusSeconds(second), facts));
        running.settle();
    }

    private static WorkFacts retraction(RetractionNotice retraction) {
        return WorkFacts.NONE.with(WorkField.RETRACTION, retraction);
    }

    private static WorkFacts sameAs(SameAs same) {
        return WorkFacts.NONE.with(WorkField.SAME_AS, same);
    }

    /** Returns the reference lists, without self-citations and duplicates. */
    private static Map<WorkId, Set<WorkId>> lists(List<String[]> edges) {
        Map<WorkId, Set<WorkId>> lists = new TreeMap<>();
        for (String[] edge : edges) {
            if (!edge[0].equals(edge[1])) {
                lists.computeIfAbsent(WorkId.parse("arxiv:" + edge[0]), first -> new TreeSet<>())
                        .add(WorkId.parse("arxiv:" + edge[1]));
            }
        }
        return lists;
    }

    /** Returns the lists with one id in place of another, as citing and as cited work. */
    private static Map<WorkId, Set<WorkId>> renamed(Map<WorkId, Set<WorkId>> lists, WorkId old, WorkId now) {
        Map<WorkId, Set<WorkId>> renamed = new TreeMap<>();
        lists.forEach((citing, list) -> list.forEach(cited -> {
            WorkId from = citing.equals(old) ? now : citing;
            WorkId to = cited.equals(old) ? now : cited;
            if (!from.equals(to)) {
                renamed.computeIfAbsent(from, first -> new TreeSet<>()).add(to);
            }
        }));
        return renamed;
    }

    private static String bare(WorkId work) {
        return work.value().substring("arxiv:".length());
    }

    /** Checks that every hub is published with its figures and their sums, and nothing else. */
    private static void check(InMemoryPartitions running, Recount graph, Map<String, String> dates) {
        assertThat(running.deadLetters()).isZero();
        Set<WorkId> hubs = new TreeSet<>();
        graph.citing.forEach((cited, citing) -> {
            if (citing.size() >= LEAST) {
                hubs.add(cited);
            }
        });
        assertThat(running.summaries().keySet()).isEqualTo(hubs);
        for (WorkId hub : hubs) {
            HubSummary summary = Objects.requireNonNull(running.summaries().get(hub));
            Set<WorkId> citing = Objects.requireNonNull(graph.citing.get(hub));
            HubCounts counts = summary.counts();
            Map<Integer, Integer> years = new TreeMap<>();
            citing.forEach(work -> years.merge(
                    Integer.parseInt(
                            Objects.requireNonNull(dates.get(bare(work))).substring(0, 4)),
                    1,
                    Integer::sum));
            assertThat(counts.citingWorks()).as("citing works of %s", hub).isEqualTo(citing.size());
            assertThat(counts.years()).as("years of %s", hub).isEqualTo(years);
            assertThat(counts.undated()).isZero();
            assertThat(sum(counts.roles())).isEqualTo(citing.size());
            assertThat(sum(counts.polarities())).isEqualTo(citing.size());
            assertThat(running.citingWorks(hub)).hasSize(citing.size());
            Map<WorkId, Integer> coCited = graph.coCited(hub);
            assertThat(summary.ranking().coCitedWorks()).isEqualTo(coCited.size());
            assertThat(summary.ranking().coCitations())
                    .isEqualTo(
                            coCited.values().stream().mapToLong(count -> count).sum());
            assertThat(summary.ranking().leading().stream()
                            .map(work -> work.id() + " " + work.count())
                            .toList())
                    .as("leading co-cited works of %s", hub)
                    .isEqualTo(coCited.entrySet().stream()
                            .sorted(Comparator.comparing((Map.Entry<WorkId, Integer> entry) -> -entry.getValue())
                                    .thenComparing(Map.Entry::getKey))
                            .limit(20)
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .toList());
        }
    }

    private static int sum(Map<?, CategoryCounts> counts) {
        return counts.values().stream().mapToInt(CategoryCounts::citingWorks).sum();
    }

    /** Checks each measure of every tenth hub and its co-cited works against the sets of citing works. */
    private static void checkMeasures(InMemoryPartitions running, Recount graph, Map<WorkId, Set<WorkId>> lists) {
        int pairs = 0;
        int hubs = 0;
        for (WorkId hub : running.summaries().keySet()) {
            if (hubs++ % 10 > 0) {
                continue;
            }
            Set<WorkId> a = Objects.requireNonNull(graph.citing.get(hub));
            for (Map.Entry<WorkId, Integer> other : running.coCited(hub).entrySet()) {
                Set<WorkId> b = Objects.requireNonNull(graph.citing.get(other.getKey()));
                Set<WorkId> both = new HashSet<>(a);
                both.retainAll(b);
                Set<WorkId> either = new HashSet<>(a);
                either.addAll(b);
                int all = lists.size();
                int count = other.getValue();
                int ofHub = running.counts(hub).citingWorks();
                int ofOther = running.counts(other.getKey()).citingWorks();
                assertThat(count).isEqualTo(both.size());
                // cosine of the two 0/1 vectors over all citing works
                assertThat(Measure.SALTON.score(count, ofHub, ofOther, all))
                        .isCloseTo(both.size() / (Math.sqrt(a.size()) * Math.sqrt(b.size())), Offset.offset(1e-12));
                assertThat(Measure.JACCARD.score(count, ofHub, ofOther, all))
                        .isEqualTo((double) both.size() / either.size());
                assertThat(Measure.INCLUSION.score(count, ofHub, ofOther, all))
                        .isEqualTo(Math.max((double) both.size() / a.size(), (double) both.size() / b.size()));
                // how much more likely than if they were independent
                double independent = (double) a.size() / all * ((double) b.size() / all);
                assertThat(Measure.ASSOCIATION_STRENGTH.score(count, ofHub, ofOther, all))
                        .isCloseTo((double) both.size() / all / independent, Percentage.withPercentage(1e-9));
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(10_000);
    }

    /** Counts computed from reference lists. */
    private static final class Recount {

        private final Map<WorkId, Set<WorkId>> lists;
        private final Map<WorkId, Set<WorkId>> citing = new HashMap<>();

        Recount(Map<WorkId, Set<WorkId>> lists) {
            this.lists = lists;
            lists.forEach((from, list) -> list.forEach(
                    to -> citing.computeIfAbsent(to, first -> new HashSet<>()).add(from)));
        }

        Map<WorkId, Integer> coCited(WorkId hub) {
            Map<WorkId, Integer> counts = new HashMap<>();
            for (WorkId from : citing.getOrDefault(hub, Set.of())) {
                for (WorkId other : Objects.requireNonNull(lists.get(from))) {
                    if (!other.equals(hub)) {
                        counts.merge(other, 1, Integer::sum);
                    }
                }
            }
            return counts;
        }

        List<WorkId> mostCoCited() {
            List<WorkId> pair = new ArrayList<>();
            int most = 0;
            for (WorkId hub : new TreeSet<>(citing.keySet())) {
                for (Map.Entry<WorkId, Integer> other : coCited(hub).entrySet()) {
                    if (other.getValue() > most) {
                        most = other.getValue();
                        pair = List.of(hub, other.getKey());
                    }
                }
            }
            return pair;
        }
    }
}
