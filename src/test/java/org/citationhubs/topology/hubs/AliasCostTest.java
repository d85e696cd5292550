package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

/** Counts what it costs that an id is merged into another one, see ADR 31. */
class AliasCostTest {

    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");
    private static final int SURVIVOR = 1_000;

    private final StateSnapshot stores = new StateSnapshot();
    private final InMemoryPartitions partitions = new InMemoryPartitions(4, 2, 1 << 20, stores);

    /** What was sent and written since the last look. */
    private record Cost(int listMessages, int hubMessages, long rewrites) {}

    @Test
    void anAliasThatNobodyCitesCostsTwoRows() {
        cite(1, 500, 501);
        settle();

        // its row and that of its survivor are written
        assertThat(costOf(() -> merge(7, SURVIVOR))).isEqualTo(new Cost(1, 3, 2));
    }

    @Test
    void anAliasIsRewrittenOnceInEachListThatCitesIt() {
        // given a work that twenty lists cite
        for (int citing = 1; citing <= 20; citing++) {
            cite(citing, 500, 501, 502);
        }
        settle();

        Cost cost = costOf(() -> merge(500, SURVIVOR));

        // then each list is told and rewritten once
        assertThat(cost).isEqualTo(new Cost(1 + 20, 47, 2 + 20));
    }

    @Test
    void aListOfAliasesIsRewrittenOnceForAll() {
        // given a list of forty works
        int[] cited = new int[40];
        for (int i = 0; i < cited.length; i++) {
            cited[i] = 500 + i;
        }
        cite(1, cited);
        settle();

        // when each of them is merged into another work
        Cost cost = costOf(() -> {
            for (int i = 0; i < cited.length; i++) {
                merge(cited[i], SURVIVOR + i);
            }
        });

        // then the list is told forty times, and rewritten once
        assertThat(cost).isEqualTo(new Cost(2 * cited.length, 124, 2L * cited.length + 1));
        assertThat(partitions.citingWorks(Generators.work(SURVIVOR + 39))).containsExactly(Generators.work(1));
    }

    private Cost costOf(Runnable events) {
        int lists = partitions.listMessages();
        int hubs = partitions.hubMessages();
        long writes = stores.writes(StoreNames.REFERENCE_LISTS);
        events.run();
        settle();
        return new Cost(
                partitions.listMessages() - lists,
                partitions.hubMessages() - hubs,
                stores.writes(StoreNames.REFERENCE_LISTS) - writes);
    }

    private void settle() {
        partitions.settle();
    }

    private void merge(int alias, int survivor) {
        partitions.deliver(
                partitions.ownerOf(Generators.work(alias)),
                new WorkEvent(
                        Generators.work(alias),
                        START.plusSeconds(9),
                        WorkFacts.NONE.with(WorkField.SAME_AS, new SameAs(Generators.work(survivor)))));
    }

    private void cite(int citing, int... cited) {
        List<Citation> citations = new ArrayList<>();
        for (int number : cited) {
            citations.add(new Citation(Generators.work(number), WorkFacts.NONE, List.of()));
        }
        partitions.deliver(
                partitions.ownerOf(Generators.work(citing)),
                CitationEvent.of(Operation.ASSERT, START, true, Generators.work(citing), WorkFacts.NONE, citations));
    }
}
