package org.citationhubs.runtime.config;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.citationhubs.access.SourceGrants;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topology.stage.RecordSizes;

/** Checks what the types of a configuration cannot express, and derives values that are not configured. */
public final class ConfigCheck {

    private static final Pattern TOPIC_PART = Pattern.compile("[A-Za-z0-9._-]{1,200}");

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
        internal(config, errors);
        sources(config.sources(), errors);
        quotas(config.quotas(), errors);
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

    private static void internal(HubsConfig config, List<String> errors) {
        config.internal().port().ifPresent(port -> {
            atLeast(1, "hubs.internal.port", port, errors);
            atMost(65_535, "hubs.internal.port", port, errors);
        });
        try {
            if (!allowedPeers(config.internal()).allows(config.advertisedAddress())) {
                errors.add("hubs.internal.peers must name all instances, also this one, which is at "
                        + config.advertisedAddress());
            }
        } catch (IllegalArgumentException e) {
            errors.add("hubs.internal.peers: " + e.getMessage());
        }
    }

    /**
     * Returns the addresses that may be those of instances.
     *
     * @throws IllegalArgumentException if the configured list has another form
     */
    public static AllowedPeers allowedPeers(HubsConfig.Internal internal) {
        return internal.peers().map(AllowedPeers::parse).orElse(AllowedPeers.LOOPBACK);
    }

    private static void sources(HubsConfig.Sources sources, List<String> errors) {
        try {
            SourceGrants grants = grants(sources);
            for (String principal : new TreeSet<>(sources.topics().orElse(Set.of()))) {
                if (!TOPIC_PART.matcher(principal).matches()) {
                    errors.add("hubs.sources.topics: '" + principal + "' cannot be a part of the name of a topic");
                } else if (grants.sourcesOf(principal).isEmpty()) {
                    errors.add("hubs.sources.topics: hubs.sources.principals has no sources of '" + principal + '\'');
                }
            }
        } catch (IllegalArgumentException e) {
            errors.add("hubs.sources.principals: " + e.getMessage());
        }
    }

    /** Returns the sources of each principal that writes to a topic of its own. */
    public static Map<String, Set<String>> sourcesOfTopics(HubsConfig.Sources sources) {
        Map<String, Set<String>> byPrincipal = new TreeMap<>(grants(sources).byPrincipal());
        byPrincipal.keySet().retainAll(sources.topics().orElse(Set.of()));
        return byPrincipal;
    }

    /**
     * Returns the sources that principals may speak for.
     *
     * @throws IllegalArgumentException if the configured text has another form
     */
    public static SourceGrants grants(HubsConfig.Sources sources) {
        return sources.principals().map(SourceGrants::parse).orElse(SourceGrants.NONE);
    }

    private static void quotas(HubsConfig.Quotas quotas, List<String> errors) {
        atLeast(0, "hubs.quotas.events", quotas.events(), errors);
        atLeast(0, "hubs.quotas.questions", quotas.questions(), errors);
        atLeast(0, "hubs.quotas.streams", quotas.streams(), errors);
    }

    /** Returns the names of the ranked systems as events name them, the most trusted first, each once. */
    public static List<String> sourceRank(HubsConfig config) {
        return config.sources().rank().orElse(List.of()).stream()
                .map(SourceKey::systemName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
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
