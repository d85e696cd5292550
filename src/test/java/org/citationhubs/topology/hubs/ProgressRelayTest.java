package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressRelayTest {

    private static final int CITATIONS_PER_SECOND = 2_500;
    private static final int LIST = 45;
    private static final int ROUND_MILLIS = 50;
    private static final long NO_HUB_CACHE = 1;

    private final Random random = new Random(1);
    private int works;

    @Test
    void recordsBesideListsStayUnder2000At64Partitions() {
        assertThat(recordsPerSecond(64)).isLessThan(2_000);
    }

    @Test
    void recordsBesideListsGrowWithPartitionsNotTheirSquare() {
        assertThat(recordsPerSecond(64)).isLessThan(2.2 * recordsPerSecond(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 16})
    void everyPartitionLearnsHowFarInputWasRead(int count) {
        // given an event in each input partition
        InMemoryPartitions partitions = partitions(count);
        Map<Integer, Long> sent = new TreeMap<>();
        for (int input = 0; input < count; input++) {
            partitions.deliver(input, list(partitions, input, 1));
            sent.put(input, partitions.lastOffset());
        }
        // when all messages are read
        partitions.settle();
        // then each partition of hubs covers the events of all input partitions
        for (int hubs = 0; hubs < count; hubs++) {
            assertThat(partitions.asOf(hubs).byPartition()).isEqualTo(sent);
        }
    }

    @Test
    void announcementSurvivesRestartOfRelay() {
        // given an announcement that its relay stored and did not relay yet, because it relayed another just before
        InMemoryPartitions partitions = partitions(8);
        partitions.deliver(1, list(partitions, 1, 1));
        long first = partitions.lastOffset();
        partitions.pass(ROUND_MILLIS);
        partitions.readAll();
        partitions.pass(ROUND_MILLIS);
        partitions.deliver(1, list(partitions, 1, 1));
        long second = partitions.lastOffset();
        pass(partitions, 300);
        assertThat(partitions.asOf(6).covers(1, first)).isTrue();
        assertThat(partitions.asOf(6).covers(1, second)).isFalse();
        // when the relay starts again from its stores
        partitions.crash(1);
        partitions.settle();
        // then all partitions are told
        for (int hubs = 0; hubs < 8; hubs++) {
            assertThat(partitions.asOf(hubs).covers(1, second)).isTrue();
        }
    }

    private static InMemoryPartitions partitions(int count) {
        InMemoryPartitions partitions = new InMemoryPartitions(count, 10, NO_HUB_CACHE);
        partitions.announceOffsets();
        return partitions;
    }

    private static void pass(InMemoryPartitions partitions, int millis) {
        for (int passed = 0; passed < millis; passed += ROUND_MILLIS) {
            boolean unused = partitions.readAll();
            partitions.pass(ROUND_MILLIS);
        }
    }

    private double recordsPerSecond(int count) {
        InMemoryPartitions partitions = partitions(count);
        replay(partitions, count, 1);
        long before = partitions.announcements() + partitions.progressRecords();
        int seconds = 4;
        replay(partitions, count, seconds);
        return (partitions.announcements() + partitions.progressRecords() - before) / (double) seconds;
    }

    private void replay(InMemoryPartitions partitions, int count, int seconds) {
        int sent = 0;
        for (int millis = 0; millis < seconds * 1_000; millis += ROUND_MILLIS) {
            for (; sent * (long) LIST * 1_000 < (long) CITATIONS_PER_SECOND * millis; sent++) {
                int input = sent % count;
                partitions.deliver(input, list(partitions, input, LIST));
            }
            pass(partitions, ROUND_MILLIS);
        }
    }

    /** Returns the list of a new work that a partition owns. */
    private CitationEvent list(InMemoryPartitions partitions, int owner, int references) {
        WorkId citing;
        do {
            citing = WorkId.parse("pmid:" + ++works);
        } while (partitions.ownerOf(citing) != owner);
        List<Citation> citations = new ArrayList<>();
        for (int i = 0; i < references; i++) {
            WorkId cited = WorkId.parse("pmid:" + (1_000_000 + random.nextInt(1_000_000)));
            citations.add(new Citation(cited, WorkFacts.NONE, List.of()));
        }
        return CitationEvent.of(Operation.ASSERT, Instant.EPOCH, true, citing, WorkFacts.NONE, citations);
    }
}
