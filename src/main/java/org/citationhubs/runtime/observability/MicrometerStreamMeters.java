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
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.topology.stage.StreamMeters;

/** What the stages do, as meters of the process; a record is counted by adding to a number that is there already. */
public final class MicrometerStreamMeters implements StreamMeters {

    /** What a reader of summaries can tell apart: within a publish interval, within seconds, and falling behind. */
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
    private final Map<Integer, Integer> unpublished = new ConcurrentHashMap<>();
    private final Timer merge;
    private final Timer publication;
    private final Timer latency;
    private final DeadLetterLog log = new DeadLetterLog(System::nanoTime);

    public MicrometerStreamMeters(MeterRegistry registry) {
        applied = counter(registry, "hubs.citations.applied", "Citations that were new or stated otherwise");
        withdrawn = counter(registry, "hubs.citations.withdrawn", "Citations that are not there any more");
        selfCitations = counter(registry, "hubs.citations.self", "Citations of a work by itself, which are dropped");
        duplicates = counter(registry, "hubs.events.duplicate", "Events that said nothing new");
        late = counter(registry, "hubs.events.late", "Events that changed nothing, for something newer was known");
        for (Rejection.RejectionReason reason : Rejection.RejectionReason.values()) {
            deadLetters.put(
                    reason,
                    Counter.builder("hubs.dead.letters")
                            .description("Records that were refused")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        Gauge.builder("hubs.unpublished", unpublished, MicrometerStreamMeters::sum)
                .description("Hubs of this instance's partitions that changed and are not published yet")
                .register(registry);
        merge = Timer.builder("hubs.merge")
                .description("Time to bring the counts of a hub up to date and to rank its co-cited works")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        publication = Timer.builder("hubs.publication")
                .description("Time to publish a hub, the merge among it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        latency = Timer.builder("hubs.event.to.summary")
                .description(
                        "From the event's arrival in Kafka to the publication of a hub that it changed; of several the oldest")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    @Override
    public void listChanged(int appliedNow, int withdrawnNow) {
        applied.increment(appliedNow);
        withdrawn.increment(withdrawnNow);
    }

    @Override
    public void unchanged(boolean wasLate) {
        (wasLate ? late : duplicates).increment();
    }

    @Override
    public void selfCitationsDropped(int count) {
        selfCitations.increment(count);
    }

    @Override
    public void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {
        Counter counter = deadLetters.get(reason);
        if (counter != null) {
            counter.increment();
        }
        log.refused(reason, topic, partition, offset);
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
