package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.CitationModel;
import org.citationhubs.topology.message.WorkPartitioner;
import org.junit.jupiter.api.Test;

/** Compares both stages over several partitions with a recomputation from the log. */
class PartitionsTest {

    private static final int LEAST = 3;

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void crashesMisroutingAndSlowReadersChangeNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int partitions, @ForAll boolean cached) {
        // given partitions that read at any pace, and crash, with misrouted events
        Random random = new Random(seed);
        InMemoryPartitions running = new InMemoryPartitions(partitions, LEAST, cached ? 1 << 20 : 0);
        List<CitationEvent> events = new ArrayList<>();
        Map<WorkId, WorkDescription> descriptions = new TreeMap<>();
        for (int step = 0; step < 2_500; step++) {
            int partition = random.nextInt(partitions);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> {
                    CitationEvent event = event(random);
                    events.add(event);
                    describe(descriptions, event);
                    running.deliver(random.nextInt(4) == 0 ? partition : running.ownerOf(event.citing()), event);
                }
                case 4 -> {
                    WorkEvent event = workEvent(random);
                    descriptions.merge(
                            event.work(),
                            WorkDescription.statedBy(Source.REGISTRY, event.observedAt(), event.facts()),
                            WorkDescription::join);
                    running.deliver(random.nextInt(4) == 0 ? partition : running.ownerOf(event.work()), event);
                }
                case 5, 6 -> running.pass(random.nextInt(700));
                case 7 -> {
                    if (random.nextInt(3) == 0) {
                        running.crash(partition);
                    }
                }
                default -> running.read(partition);
            }
        }
        // when everything is read
        running.settle();

        // then every published summary is that of the whole log
        assertThat(running.deadLetters()).isZero();
        assertThat(shown(running.summaries())).isEqualTo(expected(new CitationModel(events), descriptions));
        // when every event arrives again
        int before = running.publications();
        events.forEach(event -> running.deliver(running.ownerOf(event.citing()), event));
        running.settle();
        // then nothing is published
        assertThat(running.publications()).as("duplicates publish nothing").isEqualTo(before);
    }

    /** The parts of a summary that depend on messages between partitions. */
    private record Published(
            int citingWorks, WorkFacts facts, int coCitedWorks, long coCitations, List<CoCitedWork> coCited) {}

    private static Map<WorkId, Published> shown(Map<WorkId, HubSummary> summaries) {
        Map<WorkId, Published> shown = new TreeMap<>();
        summaries.forEach((hub, summary) -> shown.put(
                hub,
                new Published(
                        summary.citingWorks(),
                        summary.facts(),
                        summary.ranking().coCitedWorks(),
                        summary.ranking().coCitations(),
                        summary.ranking().leading())));
        return shown;
    }

    private static Map<WorkId, Published> expected(CitationModel model, Map<WorkId, WorkDescription> descriptions) {
        Map<WorkId, Published> expected = new TreeMap<>();
        model.citingWorks().forEach((hub, citing) -> {
            if (citing.size() >= LEAST) {
                Map<WorkId, Integer> counts = model.coCited(hub);
                List<CoCitedWork> top = counts.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<WorkId, Integer> entry) -> -entry.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .limit(20)
                        .map(entry -> new CoCitedWork(
                                entry.getKey(),
                                facts(descriptions, entry.getKey()).title(),
                                entry.getValue()))
                        .toList();
                long sum = counts.values().stream().mapToLong(count -> count).sum();
                expected.put(hub, new Published(citing.size(), facts(descriptions, hub), counts.size(), sum, top));
            }
        });
        return expected;
    }

    private static WorkFacts facts(Map<WorkId, WorkDescription> descriptions, WorkId work) {
        return descriptions.getOrDefault(work, WorkDescription.NONE).facts();
    }

    private static void describe(Map<WorkId, WorkDescription> descriptions, CitationEvent event) {
        descriptions.merge(
                event.citing(),
                WorkDescription.statedBy(Source.ITSELF, event.observedAt(), event.facts()),
                WorkDescription::join);
        if (event.op() == Operation.ASSERT) {
            event.citations()
                    .forEach(citation -> descriptions.merge(
                            citation.cited(),
                            WorkDescription.statedBy(Source.CITER, event.observedAt(), citation.facts()),
                            WorkDescription::join));
        }
    }

    /** Citing and cited works overlap, so that events of all kinds describe a work. */
    private static CitationEvent event(Random random) {
        WorkId citing = Generators.work(1 + random.nextInt(250));
        List<Citation> citations = new ArrayList<>();
        for (int length = 1 + random.nextInt(10); length > 0; length--) {
            WorkId cited = Generators.work(200 + (int) (60 * Math.pow(random.nextDouble(), 2)));
            if (!cited.equals(citing)) {
                citations.add(new Citation(cited, facts(random), List.of()));
            }
        }
        boolean complete = citations.isEmpty() || random.nextInt(3) == 0;
        return CitationEvent.of(
                random.nextInt(5) == 0 ? Operation.RETRACT : Operation.ASSERT,
                time(random),
                complete,
                citing,
                facts(random),
                citations);
    }

    private static WorkEvent workEvent(Random random) {
        return new WorkEvent(Generators.work(1 + random.nextInt(260)), time(random), facts(random));
    }

    private static Instant time(Random random) {
        return Generators.second(random.nextInt(10));
    }

    private static WorkFacts facts(Random random) {
        return random.nextInt(4) == 0 ? WorkFacts.of("Title " + random.nextInt(1_000), null, null) : WorkFacts.NONE;
    }

    @Test
    void worksArePartitionedAsByKafkasDefaultPartitioner() {
        // computed with the default partitioner of a producer: murmur2 of the UTF-8 bytes, sign bit cleared, modulo
        Map<String, Integer> owners = new HashMap<>();
        for (String id : List.of("pmid:1", "pmid:2", "doi:10.1000/182", "arxiv:hep-th/9711200")) {
            owners.put(id, BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), 12));
        }

        owners.forEach((id, owner) ->
                assertThat(new WorkPartitioner(12).of(WorkId.parse(id))).as(id).isEqualTo(owner));
        assertThat(Set.copyOf(owners.values())).as("not all the same").hasSizeGreaterThan(1);
    }
}
