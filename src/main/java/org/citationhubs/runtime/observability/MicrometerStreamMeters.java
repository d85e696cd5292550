package org.citationhubs.runtime.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.topology.stage.AliasLimit;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.citationhubs.topology.stage.UnchangedEventKind;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the stages. All meters but those of unknown terms exist from the start, so counting a record is one
 * addition.
 */
public final class MicrometerStreamMeters implements StreamMeters {

    /**
     * Bounds that readers of summaries can tell apart: within a publish interval, within seconds, and a
     * growing backlog.
     */
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(2)
    };

    private final Counter applied;
    private final Counter withdrawn;
    private final Counter duplicates;
    private final Counter late;
    private final Counter selfCitations;
    private final Map<Rejection.RejectionReason, Counter> deadLetters = new EnumMap<>(Rejection.RejectionReason.class);
    private final Map<Repair.RepairReason, Counter> repaired = new EnumMap<>(Repair.RepairReason.class);
    private final Map<AliasLimit, Counter> aliasesCut = new EnumMap<>(AliasLimit.class);
    private final Map<String, Counter> inputRead;
    private final Map<String, Counter> inputApplied;
    private final Map<Integer, Integer> unpublished = new ConcurrentHashMap<>();
    private final Timer merge;
    private final Timer publication;
    private final Timer latency;
    private final UnknownTermCounters unknownTerms;
    private final DeadLetterLog log = new DeadLetterLog(System::nanoTime);

    public MicrometerStreamMeters(MeterRegistry registry) {
        applied = counter(registry, "hubs.citations.applied", "Citations that were new or changed");
        withdrawn = counter(registry, "hubs.citations.withdrawn", "Citations that were removed");
        selfCitations = counter(registry, "hubs.citations.self", "Self-citations, which are dropped");
        duplicates = counter(registry, "hubs.events.duplicate", "Events that repeated what was known");
        late = counter(registry, "hubs.events.late", "Events that were older than what was known");
        inputRead = byInputTopic(registry, "hubs.input.records", "Records that were read from an input topic");
        inputApplied = byInputTopic(registry, "hubs.input.applied", "Records of an input topic that were applied");
        for (Repair.RepairReason reason : Repair.RepairReason.values()) {
            repaired.put(
                    reason,
                    Counter.builder("hubs.input.repaired")
                            .description("Parts of applied records that were left out or read in part")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (Rejection.RejectionReason reason : Rejection.RejectionReason.values()) {
            deadLetters.put(
                    reason,
                    Counter.builder("hubs.dead.letters")
                            .description("Records that were rejected")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (AliasLimit limit : AliasLimit.values()) {
            aliasesCut.put(
                    limit,
                    Counter.builder("hubs.aliases.cut")
                            .description("Merged ids that did not fit into a limit")
                            .tag("limit", limit.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        unknownTerms = new UnknownTermCounters(registry);
        Gauge.builder("hubs.unpublished", unpublished, MicrometerStreamMeters::sum)
                .description("Changed hubs of this instance that are not published yet")
                .register(registry);
        merge = Timer.builder("hubs.merge")
                .description("Time to update the counts of a hub and to rank its co-cited works")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        publication = Timer.builder("hubs.publication")
                .description("Time to publish a hub, the merge included")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        latency = Timer.builder("hubs.event.to.summary")
                .description("Time from the arrival of the (oldest) event in Kafka to the publication of its hub")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Map<String, Counter> byInputTopic(MeterRegistry registry, String name, String description) {
        return Stream.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS)
                .collect(Collectors.toUnmodifiableMap(topic -> topic, topic -> Counter.builder(name)
                        .description(description)
                        .tag("topic", topic)
                        .register(registry)));
    }

    @Override
    public void inputRead(String topic) {
        increment(ofTopic(inputRead, topic), 1);
    }

    @Override
    public void inputApplied(String topic) {
        increment(ofTopic(inputApplied, topic), 1);
    }

    /** The topics of single writers count as {@code citations.v1}, of which they are parts. */
    private static @Nullable Counter ofTopic(Map<String, Counter> byTopic, String topic) {
        return byTopic.getOrDefault(topic, byTopic.get(StreamsTopicNames.CITATIONS));
    }

    @Override
    public void inputRepaired(Repair.RepairReason reason, int parts) {
        increment(repaired.get(reason), parts);
    }

    @Override
    public void aliasesCut(AliasLimit limit, int aliases) {
        increment(aliasesCut.get(limit), aliases);
    }

    private static void increment(@Nullable Counter counter, int by) {
        if (counter != null) {
            counter.increment(by);
        }
    }

    @Override
    public void listChanged(int appliedNow, int withdrawnNow) {
        applied.increment(appliedNow);
        withdrawn.increment(withdrawnNow);
    }

    @Override
    public void unchanged(UnchangedEventKind kind) {
        (kind == UnchangedEventKind.LATE ? late : duplicates).increment();
    }

    @Override
    public void selfCitationsDropped(int count) {
        selfCitations.increment(count);
    }

    @Override
    public void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {
        increment(deadLetters.get(reason), 1);
        log.rejected(reason, topic, partition, offset);
    }

    @Override
    public void unknownTerm(Vocabulary vocabulary, String term) {
        unknownTerms.count(vocabulary, term);
    }

    @Override
    public void unpublished(int partition, int hubs) {
        unpublished.put(partition, hubs);
    }

    private static double sum(Map<Integer, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void merged(long nanos) {
        merge.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void published(long nanos, long millisSinceEvent) {
        publication.record(nanos, TimeUnit.NANOSECONDS);
        if (millisSinceEvent >= 0) {
            latency.record(millisSinceEvent, TimeUnit.MILLISECONDS);
        }
    }
}
