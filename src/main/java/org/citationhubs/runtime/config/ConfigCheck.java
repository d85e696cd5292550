package org.citationhubs.runtime.config;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.stage.RecordSizes;

/** Checks what the types of a configuration cannot express, and derives values that are not configured. */
public final class ConfigCheck {

    private ConfigCheck() {}

    /** Returns all errors in one message, one line each with the key and the reason; empty if there are none. */
    public static Optional<String> errors(HubsConfig config) {
        List<String> errors = new ArrayList<>();
        atLeast(1, "hubs.partitions", config.partitions(), errors);
        atLeast(1, "hubs.min-citing-works", config.minCitingWorks(), errors);
        config.standbys().ifPresent(standbys -> atLeast(0, "hubs.standbys", standbys, errors));
        port(config.embedded().port(), errors);
        config.streams().threads().ifPresent(threads -> atLeast(1, "hubs.streams.threads", threads, errors));
        atLeast(1, "hubs.streams.live-hubs", heap(config).hubs(), errors);
        atLeast(
                1,
                "hubs.streams.commit-interval in ms",
                config.streams().commitInterval().toMillis(),
                errors);
        if (config.publishInterval().compareTo(Duration.ofMillis(1)) < 0) {
            errors.add("hubs.publish-interval must be at least 1 ms, is " + config.publishInterval());
        }
        try {
            HubRules unused = rules(config);
        } catch (IllegalArgumentException e) {
            errors.add("hubs.tiers and hubs.label: " + e.getMessage());
        }
        atLeast(1, "hubs.query-timeout in ms", config.queryTimeout().toMillis(), errors);
        atLeast(0, "hubs.standby-max-lag", config.standbyMaxLag(), errors);
        if (config.maxClockSkew().isNegative()) {
            errors.add("hubs.max-clock-skew must not be negative, is " + config.maxClockSkew());
        }
        limits(config.limits(), errors);
        memory(config.rocksdb(), errors);
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of("The configuration is invalid:\n - " + String.join("\n - ", errors));
    }

    /** Returns the configured or default number of standby replicas. */
    public static int standbys(HubsConfig config) {
        return config.standbys().orElse(config.kafka().bootstrapServers().isPresent() ? 1 : 0);
    }

    /** Returns how the heap is divided, with the configured part for recently changed hubs. */
    public static HeapBudget heap(HubsConfig config) {
        HeapBudget heap = HeapBudget.ofThisProcess();
        return config.streams()
                .liveHubs()
                .map(MemorySize::asLongValue)
                .map(heap::withHubs)
                .orElse(heap);
    }

    /**
     * Returns a message that says what does not fit if this instance has all partitions; empty if everything fits.
     *
     * @param heap the part of the heap for caches
     * @param partitions number of partitions of {@code citations.v1}
     */
    public static Optional<String> heapWarning(HeapBudget heap, int partitions) {
        int most = heap.mostPartitions();
        return partitions <= most
                ? Optional.empty()
                : Optional.of(("the heap has %d MiB for the caches of partitions, enough for %d of the %d partitions:"
                                + " if this instance has more of them, it reads most of what it needs from disk;"
                                + " raise the heap, or run more instances")
                        .formatted(heap.cachesOfPartitions() >> 20, most, partitions));
    }

    /**
     * Returns the rules of tiers and labels.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public static HubRules rules(HubsConfig config) {
        return new HubRules(new TierRules(config.minCitingWorks(), config.tiers()), config.label());
    }

    private static void limits(HubsConfig.Limits limits, List<String> errors) {
        atLeast(1, "hubs.limits.references-per-work", limits.referencesPerWork(), errors);
        atLeast(0, "hubs.limits.mentions-per-citation", limits.mentionsPerCitation(), errors);
        atLeast(0, "hubs.limits.context-characters", limits.contextCharacters(), errors);
        atLeast(1, "hubs.limits.event-bytes", limits.eventSize().asLongValue(), errors);
        atMost(RecordSizes.MOST_REFERENCES, "hubs.limits.references-per-work", limits.referencesPerWork(), errors);
        long event = limits.eventSize().asLongValue();
        if (event > RecordSizes.LARGEST_EVENT) {
            errors.add("hubs.limits.event-bytes must be at most " + RecordSizes.LARGEST_EVENT
                    + ", so that the dead letter of an event fits into a record of " + RecordSizes.LARGEST_RECORD
                    + " bytes; is " + event);
        }
    }

    private static void memory(HubsConfig.RocksDb rocksDb, List<String> errors) {
        long memory = rocksDb.memory().asLongValue();
        long writeBuffers = rocksDb.writeBuffers().asLongValue();
        atLeast(1, "hubs.rocksdb.write-buffers", writeBuffers, errors);
        if (writeBuffers >= memory) {
            errors.add("hubs.rocksdb.write-buffers must be less than hubs.rocksdb.memory, which includes it; is "
                    + writeBuffers + " of " + memory);
        }
    }

    private static void port(int port, List<String> errors) {
        if (port < 0 || port > 65_535) {
            errors.add("hubs.embedded.port must be between 0 and 65535, is " + port);
        }
    }

    private static void atLeast(long least, String key, long value, List<String> errors) {
        if (value < least) {
            errors.add(key + " must be at least " + least + ", is " + value);
        }
    }

    private static void atMost(long most, String key, long value, List<String> errors) {
        if (value > most) {
            errors.add(key + " must be at most " + most + ", is " + value);
        }
    }
}
