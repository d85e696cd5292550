package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored order of 513 citing works, whose newest row leaves before it is published and the partition restarts. */
class CitingWorkOrderRestartTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkId HUB = Generators.work(1_000_000);
    private static final WorkId SURVIVOR = Generators.work(2_000_000);
    private static final WorkId NEWEST = Generators.work(513);

    private final InMemoryPartitions running = new InMemoryPartitions(1, 10, 64 << 20);
    private int second;

    @BeforeEach
    void cite() {
        for (int citing = 1; citing <= 513; citing++) {
            cite(Operation.ASSERT, citing, 1990 + citing % 30);
        }
    }

    @Test
    void theOrderFollowsAfterTheNewestCitationIsRetracted() {
        cite(Operation.RETRACT, 513, 0);

        assertOrderFollows();
    }

    @Test
    void theOrderFollowsAfterTheNewestRowMovedAndLeft() {
        // Only the newest citing work cites the hub under its new id before the merge is taken back.
        running.deliver(0, merge(SURVIVOR));
        readLists();
        cite(Operation.RETRACT, 513, 0);
        running.deliver(0, merge(null));
        readLists();

        assertOrderFollows();
    }

    private void assertOrderFollows() {
        running.crash(0);
        running.settle();
        cite(Operation.RETRACT, 5, 0);
        cite(Operation.ASSERT, 7, 2025);
        running.settle();

        List<WorkId> byDate = running.citingWorksByDate(HUB);
        assertThat(byDate).doesNotContain(NEWEST, Generators.work(5)).startsWith(Generators.work(7));
        assertThat(byDate).containsExactlyInAnyOrderElementsOf(running.citingWorks(HUB));
        assertThat(byDate).hasSize(511);
    }

    private void readLists() {
        running.read(0);
        running.readList(0);
        running.read(0);
    }

    private void cite(Operation op, int citing, int year) {
        WorkFacts facts = year == 0 ? WorkFacts.NONE : WorkFacts.of(null, new PartialDate(year, 0, 0), null);
        running.deliver(
                0,
                CitationEvent.of(
                        op,
                        START.plusSeconds(second++),
                        false,
                        Generators.work(citing),
                        facts,
                        List.of(new Citation(HUB, WorkFacts.NONE, List.of()))));
        running.read(0);
    }

    private WorkEvent merge(WorkId survivor) {
        SameAs same = survivor == null ? SameAs.TAKEN_BACK : new SameAs(survivor);
        return new WorkEvent(HUB, START.plusSeconds(second++), WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }
}
