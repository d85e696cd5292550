package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.topology.RecordedStreamMeters;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamMeters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list that cites more merged works than its limit of surviving ids: what is kept depends on no order. */
class SurvivorLimitTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PARTITIONS = 3;

    /** Two ids and eight bytes more are a survivor. */
    private static final int ID_BYTES = 1_000;

    private static final int FITTING = RecordSizes.CITED_ALIASES / (2 * ID_BYTES + 8) + 1;
    private static final int CITED = FITTING + 20;

    @Test
    void theSmallestIdsAreKeptAndTheOthersCounted() {
        List<Object> events = new ArrayList<>(List.of(list(0, 0, CITED)));
        for (int cited = CITED - 1; cited >= 0; cited--) {
            events.add(sameAs(alias(cited), survivor(cited), 1));
        }
        List<String> metered = new ArrayList<>();

        InMemoryPartitions running = run(events, new RecordedStreamMeters(metered), null);

        assertThat(cited(running)).isEqualTo(expected(FITTING, CITED));
        assertThat(metered).contains("aliases cut CITED_WORKS " + (CITED - FITTING));
    }

    @Test
    void aDroppedSurvivorReturnsWhenThereIsRoom() {
        List<Object> events = new ArrayList<>(List.of(list(0, 0, CITED)));
        for (int cited = 0; cited < CITED; cited++) {
            events.add(sameAs(alias(cited), survivor(cited), 1));
        }
        InMemoryPartitions running = run(events, StreamMeters.NONE, null);

        // when a merge is taken back and a citation is retracted
        deliver(running, sameAs(alias(0), null, 2));
        deliver(running, retraction(1, 2));
        running.settle();

        // then two more are kept
        Set<WorkId> expected = expected(FITTING + 2, CITED);
        expected.removeAll(Set.of(survivor(0), survivor(1)));
        expected.add(alias(0));
        assertThat(cited(running)).isEqualTo(expected);
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void anyOrderKeepsTheSameSurvivingIds(@ForAll long seed) {
        Random random = new Random(seed);
        // More than fit, also without those that leave.
        int all = FITTING + 70;
        List<Object> events = new ArrayList<>(List.of(list(0, 0, all), list(3, all / 2, all), list(5, 0, all)));
        for (int cited = 0; cited < all; cited++) {
            WorkId survivor = random.nextInt(4) == 0 ? alias(random.nextInt(all)) : survivor(cited);
            if (!survivor.equals(alias(cited))) {
                events.add(sameAs(alias(cited), survivor, 1 + random.nextInt(2)));
            }
            if (random.nextInt(8) == 0) {
                events.add(sameAs(alias(cited), null, 1 + random.nextInt(3)));
            }
            if (random.nextInt(8) == 0) {
                events.add(retraction(cited, 4 + random.nextInt(3)));
            }
        }
        Set<WorkId> first = cited(run(events, StreamMeters.NONE, random));

        for (int order = 0; order < 2; order++) {
            Collections.shuffle(events, random);
            assertThat(cited(run(events, StreamMeters.NONE, random))).isEqualTo(first);
        }
    }

    /** Returns the surviving ids of the first aliases, and the other aliases themselves. */
    private static Set<WorkId> expected(int kept, int all) {
        Set<WorkId> expected = new TreeSet<>();
        for (int cited = 0; cited < all; cited++) {
            expected.add(cited < kept ? survivor(cited) : alias(cited));
        }
        return expected;
    }

    private static Set<WorkId> cited(InMemoryPartitions running) {
        return running.summaries().keySet();
    }

    private static InMemoryPartitions run(List<Object> events, StreamMeters meters, @Nullable Random interleaved) {
        InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 1, 1 << 20, meters);
        for (Object event : events) {
            deliver(running, event);
            if (interleaved == null || interleaved.nextInt(4) == 0) {
                running.readAll();
            } else {
                running.read(interleaved.nextInt(PARTITIONS));
                running.readList(interleaved.nextInt(PARTITIONS));
            }
        }
        running.settle();
        return running;
    }

    private static void deliver(InMemoryPartitions running, Object event) {
        if (event instanceof CitationEvent citations) {
            running.deliver(running.ownerOf(citations.citing()), citations);
        } else if (event instanceof WorkEvent described) {
            running.deliver(running.ownerOf(described.work()), described);
        }
    }

    private static WorkId alias(int number) {
        return id('a', number);
    }

    private static WorkId survivor(int number) {
        return id('s', number);
    }

    private static WorkId id(char kind, int number) {
        String start = "doi:10.5555/" + kind + String.format("%04d", number);
        return WorkId.parse(start + "x".repeat(ID_BYTES - start.length()));
    }

    private static CitationEvent list(int second, int from, int to) {
        List<Citation> citations = new ArrayList<>();
        for (int cited = from; cited < to; cited++) {
            citations.add(new Citation(alias(cited), WorkFacts.NONE, List.of()));
        }
        return event(Operation.ASSERT, second, true, citations);
    }

    private static CitationEvent retraction(int cited, int second) {
        return event(Operation.RETRACT, second, false, List.of(new Citation(alias(cited), WorkFacts.NONE, List.of())));
    }

    private static CitationEvent event(Operation operation, int second, boolean complete, List<Citation> citations) {
        return CitationEvent.of(operation, START.plusSeconds(second), complete, work(1), WorkFacts.NONE, citations);
    }

    private static WorkEvent sameAs(WorkId work, @Nullable WorkId survivor, int second) {
        SameAs same = survivor == null ? SameAs.TAKEN_BACK : new SameAs(survivor);
        return new WorkEvent(work, START.plusSeconds(second), WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }
}
