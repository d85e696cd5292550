package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.lists.SourceTotals;
import org.citationhubs.store.lists.SourceTotalsStore;
import org.citationhubs.topology.hubs.InMemoryPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRevocationTest {

    private static final List<String> SYSTEMS = List.of("", "crossref", "openalex", "s2");
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    /** Events, merges and revocations there and back, at any moment of a sweep and of a crash. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aRevokedSourceLeavesTheStateOfTheOthers(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int partitions) {
        // given partitions that sweep a few lists in each round
        Random random = new Random(seed);
        InMemoryPartitions running = new InMemoryPartitions(partitions, 2, 1 << 20);
        running.sweepInRoundsOf(1 + random.nextInt(5));
        List<CitationEvent> events = new ArrayList<>();
        List<WorkEvent> workEvents = new ArrayList<>();
        Set<String> revoked = new TreeSet<>();
        for (int step = 0; step < 900; step++) {
            int partition = random.nextInt(partitions);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    CitationEvent event = event(random);
                    events.add(event);
                    running.deliver(running.ownerOf(event.citing()), event);
                }
                case 3 -> {
                    WorkEvent event = workEvent(random);
                    workEvents.add(event);
                    running.deliver(running.ownerOf(event.work()), event);
                }
                case 4 -> {
                    String system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
                    boolean isRevoked = random.nextBoolean();
                    if (isRevoked ? revoked.add(system) : revoked.remove(system)) {
                        running.revoke(Math.floorMod(system.hashCode(), partitions), system, isRevoked);
                    }
                }
                case 5 -> running.crashLists(partition);
                case 6, 7 -> running.pass(random.nextInt(700));
                case 8, 9 -> running.readList(partition);
                default -> running.read(partition);
            }
        }

        // when everything is read and swept
        running.settle();

        // then the figures are those of partitions that never heard of the revoked systems
        assertSameFigures(running, others(events, workEvents, revoked, partitions));
        // when all revocations are taken back
        for (String system : revoked) {
            running.revoke(Math.floorMod(system.hashCode(), partitions), system, false);
        }
        running.settle();
        // then they are those of all events
        assertSameFigures(running, others(events, workEvents, Set.of(), partitions));
    }

    /** A seed with which copies of an alias in three versions once followed each other round a circle of ids. */
    @Test
    void copiesOfAnAliasDoNotGoRoundForEver() {
        aRevokedSourceLeavesTheStateOfTheOthers(-3_400_242_696_512_574_491L, 1);
    }

    private static InMemoryPartitions others(
            List<CitationEvent> events, List<WorkEvent> workEvents, Set<String> revoked, int partitions) {
        InMemoryPartitions others = new InMemoryPartitions(partitions, 2, 1 << 20);
        for (CitationEvent event : events) {
            if (!revoked.contains(event.source().system())) {
                others.deliver(others.ownerOf(event.citing()), event);
            }
        }
        for (WorkEvent event : workEvents) {
            if (!revoked.contains(event.source().system())) {
                others.deliver(others.ownerOf(event.work()), event);
            }
        }
        others.settle();
        return others;
    }

    private static void assertSameFigures(InMemoryPartitions running, InMemoryPartitions expected) {
        for (int number = 1; number <= 40; number++) {
            WorkId work = Generators.work(number);
            assertThat(running.identity(work)).as("ids of %s", work).isEqualTo(expected.identity(work));
            assertThat(running.counts(work).citingWorks())
                    .as("citing works of %s", work)
                    .isEqualTo(expected.counts(work).citingWorks());
            assertThat(running.citingWorks(work)).containsExactlyInAnyOrderElementsOf(expected.citingWorks(work));
            assertThat(running.coCited(work)).as("co-cited with %s", work).isEqualTo(expected.coCited(work));
        }
        assertThat(running.summaries().keySet()).isEqualTo(expected.summaries().keySet());
    }

    private static CitationEvent event(Random random) {
        WorkId citing = Generators.work(1 + random.nextInt(30));
        List<Citation> citations = new ArrayList<>();
        for (int length = random.nextInt(6); length > 0; length--) {
            WorkId cited = Generators.work(25 + random.nextInt(15));
            if (!cited.equals(citing)) {
                citations.add(new Citation(cited, WorkFacts.NONE, List.of()));
            }
        }
        return CitationEvent.of(
                        random.nextInt(8) == 0 ? Operation.RETRACT : Operation.ASSERT,
                        START.plusSeconds(random.nextInt(50)),
                        citations.isEmpty() || random.nextBoolean(),
                        citing,
                        WorkFacts.NONE,
                        citations)
                .withSource(source(random));
    }

    private static WorkEvent workEvent(Random random) {
        int work = 1 + random.nextInt(40);
        int other = 20 + random.nextInt(20);
        SameAs same = other == work || random.nextInt(3) == 0 ? SameAs.TAKEN_BACK : new SameAs(Generators.work(other));
        return new WorkEvent(
                Generators.work(work),
                START.plusSeconds(random.nextInt(50)),
                WorkFacts.NONE.with(WorkField.SAME_AS, same),
                source(random));
    }

    private static SourceKey source(Random random) {
        String system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
        return new SourceKey(system, random.nextInt(4) == 0 ? "r" : "");
    }

    @Test
    void totalsBySystemAreKeptWhetherOrNotItIsRevoked() {
        // given a partition with lists of two systems, one of which has two records of a work
        StateSnapshot stores = new StateSnapshot();
        InMemoryPartitions running = new InMemoryPartitions(1, 1, 1 << 20, stores);
        running.deliver(0, complete("crossref", "", 1, 1, 10, 11));
        running.deliver(0, complete("openalex", "W1", 1, 2, 10, 12));
        running.deliver(0, complete("openalex", "W2", 1, 3, 12, 13));
        running.deliver(0, complete("openalex", "", 2, 4, 10));

        // when the lists change, and one system is revoked
        running.deliver(0, complete("openalex", "", 2, 5));
        running.revoke(0, "crossref", true);
        running.revoke(0, "unheard", true);
        running.settle();

        // then the totals are those of each system by itself
        assertThat(SourceTotalsStore.read(stores.store(0, StoreNames.INTAKE)))
                .isEqualTo(Map.of(
                        "crossref", new SourceTotals(1, 2, START.plusSeconds(1), true),
                        "openalex", new SourceTotals(1, 3, START.plusSeconds(5), false),
                        "unheard", new SourceTotals(0, 0, null, true)));
        assertThat(running.citingWorks(Generators.work(11))).isEmpty();
        assertThat(running.citingWorks(Generators.work(10))).containsExactly(Generators.work(1));
    }

    @Test
    void ofVeryManySystemsThoseWithTheLeastNamesAreCounted() {
        StateSnapshot stores = new StateSnapshot();
        InMemoryPartitions running = new InMemoryPartitions(1, 1, 1 << 20, stores);
        List<Integer> numbers =
                new Random(1).ints(0, 100_000).distinct().limit(1_200).boxed().toList();
        for (int number : numbers) {
            running.deliver(0, complete("s%05d".formatted(number), "", 1 + number, 1, 200_000));
        }

        Map<String, SourceTotals> totals = SourceTotalsStore.read(stores.store(0, StoreNames.INTAKE));

        assertThat(totals.keySet())
                .isEqualTo(numbers.stream()
                        .sorted()
                        .limit(1_000)
                        .map("s%05d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aRevocationInTheTopicIsFollowedThereAndBack() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1)) {
            // given a hub that one system cites twice and another one once
            fixture.deliver(complete("crossref", "", 1, 1, 10));
            fixture.deliver(complete("openalex", "", 1, 1, 10));
            fixture.deliver(complete("openalex", "", 2, 1, 10));
            fixture.settle();
            assertThat(citingWorks(fixture)).containsEntry("pmid:10", 2);

            // when the first system is revoked
            fixture.deliverSource("openalex", "{\"revoked\": true, \"reason\": \"a broken crawler\"}");
            fixture.settle();

            // then only what the other one asserts counts, of events that come later too
            assertThat(citingWorks(fixture)).containsEntry("pmid:10", 1);
            fixture.deliver(complete("openalex", "", 3, 1, 10));
            fixture.settle();
            assertThat(citingWorks(fixture)).containsEntry("pmid:10", 1);
            // when the revocation is taken back by a record without a value
            fixture.deliverSource("openalex", null);
            fixture.settle();
            // then everything counts
            assertThat(citingWorks(fixture)).containsEntry("pmid:10", 3);
        }
    }

    @Test
    void aRecordThatRevokesNothingIsADeadLetter() {
        try (TopologyFixture fixture = new TopologyFixture(folder, 1)) {
            fixture.deliverSource("crossref", "{\"revoked\": \"yes\"}");
            fixture.pass(Duration.ofSeconds(1));

            assertThat(fixture.deadLetters()).singleElement().satisfies(letter -> assertThat(
                            letter.path("source").path("topic").asText()
                                    + letter.path("topic").asText())
                    .isEqualTo("sources.v1"));
        }
    }

    private static Map<String, Integer> citingWorks(TopologyFixture fixture) {
        Map<String, Integer> citingWorks = new TreeMap<>();
        fixture.summaries()
                .forEach((hub, summary) ->
                        citingWorks.put(hub, summary.path("citingWorks").asInt()));
        return citingWorks;
    }

    private static CitationEvent complete(String system, String record, int citing, int second, int... cited) {
        List<Citation> citations = new ArrayList<>();
        for (int number : cited) {
            citations.add(new Citation(Generators.work(number), WorkFacts.NONE, List.of()));
        }
        return CitationEvent.of(
                        Operation.ASSERT,
                        START.plusSeconds(second),
                        true,
                        Generators.work(citing),
                        WorkFacts.NONE,
                        citations)
                .withSource(new SourceKey(system, record));
    }
}
