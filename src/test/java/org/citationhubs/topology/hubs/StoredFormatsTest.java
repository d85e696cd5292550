package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StateSnapshot;
import org.citationhubs.store.kv.StateSnapshot.SnapshotInput;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.topology.TopologyFixture;
import org.citationhubs.topology.message.HubStageMessageSerde;
import org.citationhubs.topology.message.ListStageMessageSerde;
import org.junit.jupiter.api.Test;

/**
 * Reads what the release before wrote, and checks that this release writes the same bytes. The release before wrote the
 * file: works with all fields, aliases, retractions, misrouted records, and a hub of 530 citing works, which has every
 * kind of store entry.
 */
class StoredFormatsTest {

    private static final String RELEASE_BEFORE = "before-sized-fields.txt.gz";
    private static final int PARTITIONS = 2;

    /** Key of a watermark. */
    private static final String WATERMARK = "00";

    /** Keys of what a partition of lists has read, sent on and not acknowledged. */
    private static final Set<String> INPUT_POSITIONS = Set.of("00000003", "00000004", "00000005");

    private static final Instant LATER = Instant.parse("2028-06-01T00:00:00Z");

    @Test
    void processingContinuesOnStoresOfTheReleaseBefore() {
        // given partitions on the stores of the release before, and others that replayed its input
        StateSnapshot snapshot = StateSnapshot.read(RELEASE_BEFORE);
        InMemoryPartitions resumed = new InMemoryPartitions(PARTITIONS, 3, 1 << 20, snapshot);
        InMemoryPartitions replayed = replay(snapshot);

        // when both apply the same events
        for (InMemoryPartitions partitions : List.of(resumed, replayed)) {
            changeHubsOfAllSizes(partitions);
        }

        // then their hubs are equal
        assertThat(replayed.summaries()).hasSizeGreaterThan(10);
        assertThat(resumed.summaries().keySet()).isEqualTo(replayed.summaries().keySet());
        for (WorkId hub : replayed.summaries().keySet()) {
            assertThat(summary(resumed, hub)).isEqualTo(summary(replayed, hub));
            assertThat(resumed.coCited(hub)).isEqualTo(replayed.coCited(hub));
            assertThat(resumed.citingWorks(hub)).isEqualTo(replayed.citingWorks(hub));
            assertThat(resumed.counts(hub)).isEqualTo(replayed.counts(hub));
        }
    }

    @Test
    void aReplayWritesTheStoresOfTheReleaseBefore() {
        StateSnapshot before = StateSnapshot.read(RELEASE_BEFORE);
        StateSnapshot now = new StateSnapshot();
        replay(before, new InMemoryPartitions(PARTITIONS, 3, 1 << 20, now));

        for (int partition = 0; partition < PARTITIONS; partition++) {
            makeComparable(now.store(partition, StoreNames.WORKS));
            makeComparable(before.store(partition, StoreNames.WORKS));
        }
        // The mark is new, at a key that the release before does not read.
        assertThat(differences(now, before))
                .map(difference -> difference.substring(0, difference.indexOf(':')))
                .containsExactly("hub-order 0 0000", "hub-order 1 0000");
    }

    /** Returns the entries that differ, because all of them are too many for a message. */
    private static List<String> differences(StateSnapshot now, StateSnapshot before) {
        List<String> differences = new ArrayList<>();
        Map<String, Map<String, String>> expected = withoutProgress(before);
        withoutProgress(now).forEach((store, entries) -> {
            Map<String, String> others = expected.getOrDefault(store, Map.of());
            Set<String> keys = new TreeSet<>(entries.keySet());
            keys.addAll(others.keySet());
            keys.removeIf(key -> Objects.equals(entries.get(key), others.get(key)));
            keys.forEach(key ->
                    differences.add(store + ' ' + key + ": " + others.get(key) + " was, " + entries.get(key) + " is"));
        });
        return differences;
    }

    @Test
    void progressOfTheReleaseBeforeIsReadAndContinued() {
        StateSnapshot snapshot = StateSnapshot.read(RELEASE_BEFORE);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            KeyValueStore<Bytes, byte[]> store = snapshot.store(partition, StoreNames.PROGRESS);
            InputOffsets before = AppliedOffsets.read(store);
            assertThat(before.byPartition()).hasSize(PARTITIONS);

            AppliedOffsets progress = new AppliedOffsets(store);
            assertThat(progress.asOf()).isEqualTo(before);
            progress.apply(new InputOffset(0, 1_000_000));
            progress.store(0);

            assertThat(AppliedOffsets.read(store).byPartition())
                    .containsEntry(0, 1_000_000L)
                    .containsEntry(1, before.byPartition().get(1));
        }
    }

    /**
     * Without what says how far input is applied: the offsets are in one value now, which the test of their class shows
     * to be readable by the release before, and that release did not wait for misrouted records.
     */
    private static Map<String, Map<String, String>> withoutProgress(StateSnapshot snapshot) {
        Map<String, Map<String, String>> entries = new TreeMap<>(snapshot.entries());
        entries.keySet().removeIf(store -> store.startsWith(StoreNames.PROGRESS + ' '));
        entries.forEach((store, rows) -> rows.keySet()
                .removeIf(key -> key.equals(WATERMARK)
                        || (store.startsWith(StoreNames.INTAKE + ' ') && INPUT_POSITIONS.contains(key))));
        return entries;
    }

    /**
     * Removes from works what only this release stores, which is subscriptions to what lists say of aliases, and the
     * time of what lists say: of equal values this release keeps the earliest and not the newest.
     */
    private static void makeComparable(KeyValueStore<Bytes, byte[]> works) {
        PackedWriter out = new PackedWriter();
        for (int number = 1; number < 1_000; number++) {
            if (works.get(StoreKeys.of(number)) != null) {
                OwnedWork work = OwnedWorkStore.get(works, number);
                OwnedWork without = new OwnedWork(
                        WorkDescription.statedBy(
                                Source.CITER, Instant.EPOCH, work.asCited().facts()),
                        work.itself(),
                        work.showing(),
                        work.identity(),
                        Collections.emptySortedMap(),
                        Collections.emptySortedSet());
                OwnedWorkStore.put(works, out, number, without);
            }
        }
    }

    @Test
    void messagesOfTheReleaseBeforeAreReadAndRewritten() {
        StateSnapshot snapshot = StateSnapshot.read(RELEASE_BEFORE);

        assertReadAndWrittenBack(new HubStageMessageSerde(), snapshot.messages("hubs"), 4);
        assertReadAndWrittenBack(new ListStageMessageSerde(), snapshot.messages("lists"), 3);
    }

    private static <T> void assertReadAndWrittenBack(Serde<T> serde, List<byte[]> messages, int kinds) {
        assertThat(messages.stream().map(message -> message[0]).distinct()).hasSize(kinds);
        for (byte[] message : messages) {
            T read = Objects.requireNonNull(serde.deserializer().deserialize("topic", message));
            assertThat(serde.serializer().serialize("topic", read)).isEqualTo(message);
        }
    }

    /**
     * Delivers one more citation, a new title and a retraction, so that hubs of all sizes are read, changed and
     * published again.
     */
    private static void changeHubsOfAllSizes(InMemoryPartitions running) {
        for (int number = 1; number <= 13; number++) {
            WorkId citing = work(20_000 + number);
            List<Citation> citations = List.of(
                    new Citation(work(1), WorkFacts.NONE, List.of()),
                    new Citation(work(1 + number), WorkFacts.NONE, List.of()));
            running.deliver(
                    running.ownerOf(citing),
                    CitationEvent.of(Operation.ASSERT, LATER, true, citing, WorkFacts.NONE, citations));
            running.deliver(
                    running.ownerOf(work(number)),
                    new WorkEvent(work(number), LATER, WorkFacts.of("Title " + number, null, null)));
        }
        RetractionNotice notice = new RetractionNotice("doi:10.1/later", LATER, null);
        running.deliver(
                running.ownerOf(work(1_010)),
                new WorkEvent(work(1_010), LATER, WorkFacts.NONE.with(WorkField.RETRACTION, notice)));
        running.settle();
    }

    private static InMemoryPartitions replay(StateSnapshot snapshot) {
        InMemoryPartitions running = new InMemoryPartitions(PARTITIONS, 3, 1 << 20);
        replay(snapshot, running);
        return running;
    }

    /** Repeats the steps by which the file was made. */
    private static void replay(StateSnapshot snapshot, InMemoryPartitions running) {
        List<SnapshotInput> inputs = snapshot.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            SnapshotInput input = inputs.get(i);
            running.deliver(input.topic(), input.partition(), input.key(), input.value());
            boolean hundredthList = i > 0 && i <= 500 && i % 100 == 0;
            if (hundredthList || i == 530 || i == inputs.size() - 2) {
                running.settle();
            }
        }
        for (int round = 0; round < 40; round++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                running.readList(partition);
            }
            for (int partition = 0; partition < PARTITIONS; partition++) {
                running.read(partition);
            }
        }
    }

    /**
     * Without the revision, because a restart may publish a hub once more than a partition that runs on, and without
     * the offsets, because the release before did not store what was read.
     */
    private static JsonNode summary(InMemoryPartitions running, WorkId hub) {
        ObjectNode summary = (ObjectNode) TopologyFixture.read(HubSummaryWriter.write(
                Objects.requireNonNull(running.summaries().get(hub))));
        return summary.without(List.of("revision", "asOf"));
    }
}
