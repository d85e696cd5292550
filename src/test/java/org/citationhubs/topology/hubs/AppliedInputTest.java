package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Input counts as applied when its citations are counted, in whatever partition it was written. */
class AppliedInputTest {

    private static final Instant OBSERVED = Instant.parse("2028-06-01T00:00:00Z");
    private static final WorkId HUB = work(1);
    private static final int PARTITIONS = 3;

    private final InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 1, 1 << 20);
    private final int hubs = running.ownerOf(HUB);

    @BeforeEach
    void announce() {
        running.announceOffsets();
    }

    @Test
    void aMisroutedRecordIsAppliedWhenItsOwnerHasAppliedIt() {
        // given
        WorkId citing = work(100);
        int owner = running.ownerOf(citing);
        int other = (owner + 1) % PARTITIONS;
        long offset = running.nextOffset();
        running.deliver(other, cites(citing));

        // when its own partition has sent it on, and read more of its own
        WorkId next = ownedBy(other);
        running.deliver(other, cites(next));
        running.announceProgress(other);
        readHubs();
        // then
        assertThat(running.applied(hubs).covers(other, offset)).isFalse();
        assertThat(running.citingWorks(HUB)).containsExactly(next);

        // when the owner has applied it, and the sender does not know yet
        running.readList(owner);
        readHubs();
        running.announceProgress(other);
        readHubs();
        assertThat(running.citingWorks(HUB)).containsExactlyInAnyOrder(next, citing);
        assertThat(running.applied(hubs).covers(other, offset)).isFalse();

        // when the owner acknowledges it, although all started again from their stores
        running.crashLists(owner);
        running.announceProgress(owner);
        running.crashLists(other);
        running.readList(other);
        running.announceProgress(other);
        readHubs();
        // then all that was read is applied
        assertThat(running.applied(hubs).covers(other, offset + 1)).isTrue();
    }

    @Test
    void whatWasReadBeforeACleanMoveIsAnnounced() {
        // given a record that changes nothing, as the last one before the move
        WorkId citing = work(100);
        int partition = running.ownerOf(citing);
        running.deliver(partition, cites(citing));
        long offset = running.nextOffset();
        running.deliver(partition, cites(citing));

        running.crashLists(partition);
        running.announceProgress(partition);
        readHubs();

        assertThat(running.applied(hubs).covers(partition, offset)).isTrue();
    }

    @Test
    void theDayOfAMisroutedRecordIsTheStreamsDay() {
        WorkId citing = work(100);
        running.deliver((running.ownerOf(citing) + 1) % PARTITIONS, cites(citing));
        running.settle();

        assertThat(running.summaries()).containsKey(HUB);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void whatIsCoveredIsCounted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int partitions) {
        // given partitions that announce how far they have read
        Random random = new Random(seed);
        InMemoryPartitions any = new InMemoryPartitions(partitions, 1, 1 << 20);
        any.announceOffsets();
        int owner = any.ownerOf(HUB);
        List<Delivered> delivered = new ArrayList<>();
        // when they read at any pace, and lists crash
        for (int step = 0; step < 400; step++) {
            int partition = random.nextInt(partitions);
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    delivered.add(new Delivered(work(100 + step), partition, any.nextOffset()));
                    any.deliver(partition, cites(work(100 + step)));
                }
                case 2 -> any.crashLists(partition);
                case 3, 4 -> any.announceProgress(partition);
                case 5, 6 -> any.readList(partition);
                case 7 -> any.pass(100);
                default -> any.read(partition);
            }
            if (step % 10 == 0) {
                // then what is covered is counted
                assertCounted(any, owner, delivered);
            }
        }
        // when everything is read, then everything is covered and counted
        any.settle();
        assertThat(delivered).allSatisfy(one -> assertThat(any.applied(owner).covers(one.partition, one.offset))
                .isTrue());
        assertCounted(any, owner, delivered);
    }

    private static void assertCounted(InMemoryPartitions any, int owner, List<Delivered> delivered) {
        InputOffsets applied = any.applied(owner);
        List<WorkId> covered = delivered.stream()
                .filter(one -> applied.covers(one.partition, one.offset))
                .map(Delivered::citing)
                .toList();
        if (!covered.isEmpty()) {
            assertThat(any.citingWorks(HUB)).containsAll(covered);
        }
    }

    private record Delivered(WorkId citing, int partition, long offset) {}

    private WorkId ownedBy(int partition) {
        int number = 200;
        while (running.ownerOf(work(number)) != partition) {
            number++;
        }
        return work(number);
    }

    private void readHubs() {
        for (int i = 0; i < 20; i++) {
            running.read(hubs);
        }
    }

    private static CitationEvent cites(WorkId citing) {
        return CitationEvent.of(
                Operation.ASSERT,
                OBSERVED,
                true,
                citing,
                WorkFacts.NONE,
                List.of(new Citation(HUB, WorkFacts.NONE, List.of())));
    }
}
