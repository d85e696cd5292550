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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The stored order of 513 citing works, whose newest row leaves before it is published and the partition restarts. */
class CitingWorkOrderRestartTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkId HUB = Generators.work(1_000_000);
    private static final WorkId SURVIVOR = Generators.work(2_000_000);
    private static final WorkId NEWEST = Generators.work(513);

    private final InMemoryPartitions running = new InMemoryPartitions(1, 10, 64 << 20);
    private int second;

    @Test
    void theOrderFollowsAfterTheNewestCitationIsRetracted() {
        citeUpTo(513);
        cite(Operation.RETRACT, 513, 0);

        assertOrderFollows();
    }

    @Test
    void theOrderFollowsAfterTheNewestRowMovedAndLeft() {
        citeUpTo(512);
        deliver(merge(SURVIVOR));
        cite(Operation.ASSERT, 513, 2000);
        running.readList(0);
        readAll();
        cite(Operation.RETRACT, 513, 0);
        deliver(merge(null));
        running.pass(0);

        assertOrderFollows();
    }

    private void citeUpTo(int last) {
        for (int citing = 1; citing <= last; citing++) {
            cite(Operation.ASSERT, citing, 1990 + citing % 30);
        }
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

    private void deliver(WorkEvent event) {
        running.deliver(0, event);
        readAll();
    }

    private void readAll() {
        for (int message = 0; message < 10; message++) {
            running.read(0);
        }
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
        readAll();
    }

    private WorkEvent merge(@Nullable WorkId survivor) {
        SameAs same = survivor == null ? SameAs.TAKEN_BACK : new SameAs(survivor);
        return new WorkEvent(HUB, START.plusSeconds(second++), WorkFacts.NONE.with(WorkField.SAME_AS, same));
    }
}
