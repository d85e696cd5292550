package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.EventDamage;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topology.hubs.InMemoryPartitions;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamsTopicNames;

/** Delivers events of all kinds, damaged in some of their parts, in two orders. */
class PartialDamageTest {

    private static final int LEAST = 3;
    private static final int EVENTS = 500;

    /** All events are before it or far after it. */
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @SuppressWarnings("ArrayRecordComponent") // delivered and never compared
    private record InputValue(String topic, byte[] value) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void aDamagedRecordIsAppliedOrDeadAndCountedInAnyOrder(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<InputValue> input = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            boolean list = random.nextInt(3) > 0;
            byte[] event = list ? EventDamage.list(random) : EventDamage.work(random);
            input.add(new InputValue(
                    list ? StreamsTopicNames.CITATIONS : StreamsTopicNames.WORKS,
                    random.nextInt(3) == 0 ? event : EventDamage.inSomeParts(event, random)));
        }
        ReadInput read = ReadInput.of(input);
        assertThat(read.dead).isPositive();
        assertThat(read.repairs).isNotEmpty();
        WholeModel model = new WholeModel(read.lists, read.works);

        // when
        InMemoryPartitions first = run(input, read, random);
        Collections.shuffle(input, random);
        InMemoryPartitions second = run(input, read, random);

        // then
        for (WorkId work : model.all()) {
            AnyEventsTest.check(first, model, work);
            AnyEventsTest.check(second, model, work);
        }
        assertThat(first.summaries().keySet()).isEqualTo(second.summaries().keySet());
        for (HubSummary summary : first.summaries().values()) {
            HubSummary other = second.summaries().get(summary.id());
            assertThat(other.facts()).as("facts of %s", summary.id()).isEqualTo(summary.facts());
            assertThat(other.windows()).isEqualTo(summary.windows());
            assertThat(other.tier()).isEqualTo(summary.tier());
        }
    }

    private static InMemoryPartitions run(List<InputValue> input, ReadInput expected, Random random) {
        CountedRecords counted = new CountedRecords();
        int count = 1 + random.nextInt(4);
        InMemoryPartitions partitions = new InMemoryPartitions(count, LEAST, 1 << 20, counted);
        for (InputValue record : input) {
            partitions.deliver(record.topic, random.nextInt(count), new byte[0], record.value);
            for (int steps = random.nextInt(6); steps > 0; steps--) {
                partitions.readList(random.nextInt(count));
                partitions.read(random.nextInt(count));
            }
            if (random.nextInt(100) == 0) {
                partitions.crash(random.nextInt(count));
            }
        }
        partitions.settle();
        assertThat(counted.applied).isEqualTo(expected.lists.size() + expected.works.size());
        assertThat(counted.dead).isEqualTo(expected.dead).isEqualTo(partitions.deadLetters());
        assertThat(counted.applied + counted.dead).isEqualTo(EVENTS);
        assertThat(counted.repaired).isEqualTo(expected.repairs);
        return partitions;
    }

    /** The input as its readers read it, record by record. */
    private record ReadInput(
            List<CitationEvent> lists, List<WorkEvent> works, Map<RepairReason, Integer> repairs, int dead) {

        static ReadInput of(List<InputValue> input) {
            CitationEventReader lists = new CitationEventReader(InputLimits.DEFAULT);
            WorkEventReader works = new WorkEventReader(InputLimits.DEFAULT);
            List<CitationEvent> listEvents = new ArrayList<>();
            List<WorkEvent> workEvents = new ArrayList<>();
            Map<RepairReason, Integer> counts = new EnumMap<>(RepairReason.class);
            int dead = 0;
            for (InputValue record : input) {
                Repairs repairs = new Repairs();
                try {
                    if (record.topic.equals(StreamsTopicNames.CITATIONS)) {
                        CitationEvent event = lists.read(record.value, repairs);
                        ClockCheck.DEFAULT.requireNotInFuture(event, NOW);
                        listEvents.add(event);
                    } else {
                        WorkEvent event = works.read(record.value, repairs);
                        workEvents.add(ClockCheck.DEFAULT.requireNotInFuture(event, NOW, repairs));
                    }
                    for (RepairReason reason : RepairReason.values()) {
                        if (repairs.count(reason) > 0) {
                            counts.merge(reason, repairs.count(reason), Integer::sum);
                        }
                    }
                } catch (RejectedRecordException e) {
                    dead++;
                }
            }
            return new ReadInput(listEvents, workEvents, counts, dead);
        }
    }

    /** Counts records as the meters of the service do. */
    private static final class CountedRecords implements StreamMeters {

        private final Map<RepairReason, Integer> repaired = new EnumMap<>(RepairReason.class);
        private int applied;
        private int dead;

        @Override
        public void inputApplied(String topic) {
            applied++;
        }

        @Override
        public void inputRepaired(RepairReason reason, int parts) {
            repaired.merge(reason, parts, Integer::sum);
        }

        @Override
        public void rejected(RejectionReason reason, String topic, int partition, long offset) {
            dead++;
        }
    }
}
