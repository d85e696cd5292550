package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.junit.jupiter.api.Test;

/** What is stored of a work depends on what is asserted now, and not on how often it was edited. */
class EditedWorkTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PARTITIONS = 3;
    private static final int CITING = 4;
    private static final int CITED = 40;

    private final Random random = new Random(7);
    private final InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 2, 1 << 20);
    private int second;

    @Test
    void tenThousandEditsTakeNoMoreRoomThanTwoThousand() {
        edit(2_000);
        long early = running.storedBytes();

        edit(8_000);

        assertThat(running.deadLetters()).isZero();
        assertThat(running.storedBytes()).isLessThan(early + early / 4);
    }

    private void edit(int times) {
        for (int edit = 0; edit < times; edit++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> cite(Operation.ASSERT, false, 1 + random.nextInt(3));
                case 2, 3 -> cite(Operation.RETRACT, false, 1 + random.nextInt(3));
                case 4 -> cite(Operation.ASSERT, true, 1 + random.nextInt(CITED));
                case 5 -> describe(work(1 + random.nextInt(CITING)), facts());
                case 6 -> merge(1, CITING);
                default -> merge(100, CITED);
            }
            if (edit % 10 == 0) {
                running.settle();
            }
        }
        running.settle();
    }

    private void cite(Operation op, boolean complete, int length) {
        WorkId citing = work(1 + random.nextInt(CITING));
        List<Citation> citations = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            citations.add(new Citation(work(100 + random.nextInt(CITED)), facts(), List.of()));
        }
        running.deliver(
                running.ownerOf(citing),
                CitationEvent.of(op, START.plusSeconds(second++), complete, citing, facts(), citations));
    }

    private void describe(WorkId work, WorkFacts facts) {
        running.deliver(running.ownerOf(work), new WorkEvent(work, START.plusSeconds(second++), facts));
    }

    /** Merges one of some works into another one; a third of the statements takes such a merge back. */
    private void merge(int first, int works) {
        int merged = random.nextInt(works);
        int survivor = (merged + 1 + random.nextInt(works - 1)) % works;
        SameAs same = random.nextInt(3) == 0 ? SameAs.TAKEN_BACK : new SameAs(work(first + survivor));
        describe(work(first + merged), WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }

    private WorkFacts facts() {
        return WorkFacts.of(
                "Title " + random.nextInt(1_000),
                new PartialDate(1990 + random.nextInt(30), 0, 0),
                new Authors(List.of(new Author(null, "Given Family" + random.nextInt(100)))));
    }
}
