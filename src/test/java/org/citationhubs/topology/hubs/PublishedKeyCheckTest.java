package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.topology.stage.PublishedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts new states over an output topic with keys. Work number n of 1 to 20 is cited by n works, 10 make a hub. */
class PublishedKeyCheckTest {

    private static final int WORKS = 20;
    private static final int LEAST = 10;
    private static final String OTHER_SPELLING = "doi:10.1234/ABC";
    private static final String NO_ID = "no id";

    private final InMemoryPartitions running = new InMemoryPartitions(2, LEAST, 1 << 20);
    private final KeysOfTopic topic = new KeysOfTopic();

    @Test
    void keyOfHubIsKept() {
        assertThat(PublishedKeyCheck.isStale("doi:10.1234/abc", WorkId.parse("doi:10.1234/abc")::equals))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"doi:10.1234/abd", OTHER_SPELLING, NO_ID, "", "https://doi.org/10.1234/abc", "arxiv:"})
    void keyOfNoHubAsIdsAreReadNowIsStale(String key) {
        assertThat(PublishedKeyCheck.isStale(key, WorkId.parse("doi:10.1234/abc")::equals))
                .isTrue();
    }

    @Test
    void inputIsReplayedUpToTheLastRecordOfEachPartition() {
        InputOffsets asOf = InputOffsets.of(Map.of(0, 4L, 1, 0L));

        assertThat(PublishedKeyCheck.covers(asOf, Map.of(0, 5L, 1, 1L))).isTrue();
        assertThat(PublishedKeyCheck.covers(asOf, Map.of(0, 5L, 1, 1L, 2, 0L)))
                .as("an empty partition")
                .isTrue();
        assertThat(PublishedKeyCheck.covers(asOf, Map.of(0, 6L))).isFalse();
        assertThat(PublishedKeyCheck.covers(asOf, Map.of(2, 1L))).isFalse();
    }

    private void citeWorks() {
        for (int citing = 1; citing <= WORKS; citing++) {
            List<Citation> citations = new ArrayList<>();
            for (int hub = citing; hub <= WORKS; hub++) {
                citations.add(new Citation(work(hub), WorkFacts.NONE, List.of()));
            }
            WorkId work = work(1_000 + citing);
            running.deliver(
                    running.ownerOf(work),
                    CitationEvent.of(
                            Operation.ASSERT,
                            Instant.parse("2026-01-01T00:00:00Z"),
                            true,
                            work,
                            WorkFacts.NONE,
                            citations));
        }
    }

    private void startOverOldKeys() {
        Set<String> keys = new TreeSet<>(List.of(OTHER_SPELLING, NO_ID));
        // Works 21 to 30 are cited by nobody any more.
        for (int hub = 1; hub <= WORKS + 10; hub++) {
            keys.add(work(hub).value());
        }
        topic.keys.addAll(keys);
        running.restartWithKeys(topic, keys);
    }

    private static Set<String> hubs() {
        Set<String> hubs = new TreeSet<>();
        for (int hub = LEAST; hub <= WORKS; hub++) {
            hubs.add(work(hub).value());
        }
        return hubs;
    }

    @Test
    void newStateWithdrawsWhatItDoesNotPublish() {
        running.announceOffsets();
        startOverOldKeys();
        citeWorks();

        running.settle();

        assertThat(running.keysBefore()).isEqualTo(hubs());
        assertThat(running.summaries()).hasSameSizeAs(hubs());
    }

    @Test
    void nothingIsWithdrawnBeforeTheInputIsReplayed() {
        topic.inputEnds = Optional.of(Map.of(0, 1_000L));
        startOverOldKeys();
        Set<String> all = Set.copyOf(running.keysBefore());
        citeWorks();
        running.readAll();
        running.pass(2_000);
        running.pass(2_000);

        assertThat(running.keysBefore()).isEqualTo(all);
    }

    @Test
    void inputWithoutProgressCountsAsReplayed() {
        topic.inputEnds = Optional.of(Map.of(0, 1_000L));
        startOverOldKeys();
        citeWorks();
        running.settle();

        running.pass(60_000);
        running.settle();

        assertThat(running.keysBefore()).isEqualTo(hubs());
    }

    @Test
    void unknownEndsAreAskedForAgain() {
        topic.inputEnds = Optional.empty();
        startOverOldKeys();
        Set<String> all = Set.copyOf(running.keysBefore());
        running.pass(100_000);
        assertThat(running.keysBefore()).isEqualTo(all);

        topic.inputEnds = Optional.of(Map.of());
        running.pass(1_000);

        assertThat(running.keysBefore()).isEmpty();
    }

    @Test
    void hubThatIsNotPublishedYetIsKept() {
        startOverOldKeys();
        topic.inputEnds = Optional.empty();
        citeWorks();
        running.announceProgress(0);
        running.readAll();
        topic.inputEnds = Optional.of(Map.of());

        // when the keys are checked before the hubs are due
        running.pass(1);

        assertThat(running.summaries()).isEmpty();
        assertThat(running.keysBefore()).isEqualTo(hubs());
    }

    @Test
    void keyOfSeveralRecordsIsWithdrawnOnce() {
        topic.keys.addAll(List.of(NO_ID, NO_ID, NO_ID));
        startOverOldKeys();
        running.settle();

        assertThat(running.keysBefore()).isEmpty();
        assertThat(running.publications()).isEqualTo(WORKS + 12);
    }

    @Test
    void crashBeginsTheReadingAgain() {
        running.measureTimeWith(new TickingClock(Duration.ofSeconds(10)));
        startOverOldKeys();
        running.pass(1_000);
        int left = running.keysBefore().size();
        assertThat(left).isBetween(1, WORKS + 11);

        startOverOldKeys();
        running.measureTimeWith(System::nanoTime);
        running.settle();

        assertThat(running.keysBefore()).isEmpty();
        assertThat(topic.opened).isEqualTo(new TreeMap<>(Map.of(0, 2, 1, 2)));
    }

    @Test
    void checkedStateReadsNoKeys() {
        startOverOldKeys();
        running.settle();

        startOverOldKeys();
        running.settle();

        assertThat(topic.opened).isEqualTo(new TreeMap<>(Map.of(0, 1, 1, 1)));
    }

    /** The keys in a list, three of which arrive at a time. Every reader reads those of all partitions. */
    private static final class KeysOfTopic implements PublishedKeys {

        private static final int OF_A_READ = 3;

        private final List<String> keys = new ArrayList<>();
        private final Map<Integer, Integer> opened = new TreeMap<>();
        private Optional<Map<Integer, Long>> inputEnds = Optional.of(Map.of());

        @Override
        public KeyReader open(int partition) {
            opened.merge(partition, 1, Integer::sum);
            return new KeyReader() {
                private int next;

                @Override
                public Optional<Map<Integer, Long>> inputEnds() {
                    return inputEnds;
                }

                @Override
                public boolean read(Consumer<String> receiver) {
                    int until = Math.min(keys.size(), next + OF_A_READ);
                    keys.subList(next, until).forEach(receiver);
                    next = until;
                    return next == keys.size();
                }

                @Override
                public void close() {
                    next = 0;
                }
            };
        }
    }
}
