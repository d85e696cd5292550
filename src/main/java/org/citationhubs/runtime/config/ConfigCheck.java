package org.citationhubs.runtime.config;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.TierRules;

/** Checks a configuration for what its types cannot tell, and derives what it leaves open. */
public final class ConfigCheck {

    /** Hubs that changed lately beside what is being worked on, answers, and the broker where it is embedded. */
    private static final long HEAP_TO_LIVE_HUBS = 8;

    private ConfigCheck() {}

    /** Everything that is wrong, in one message of several lines, each naming the key and the reason; or empty. */
    public static Optional<String> complaint(HubsConfig config) {
        List<String> wrong = new ArrayList<>();
        atLeast(1, "hubs.partitions", config.partitions(), wrong);
        atLeast(1, "hubs.min-citing-works", config.minCitingWorks(), wrong);
        config.standbys().ifPresent(standbys -> atLeast(0, "hubs.standbys", standbys, wrong));
        port(config.embedded().port(), wrong);
        config.streams().threads().ifPresent(threads -> atLeast(1, "hubs.streams.threads", threads, wrong));
        atLeast(1, "hubs.streams.live-hubs", liveHubBytes(config), wrong);
        atLeast(
                1,
                "hubs.streams.commit-interval in ms",
                config.streams().commitInterval().toMillis(),
                wrong);
        if (config.publishInterval().compareTo(Duration.ofMillis(1)) < 0) {
            wrong.add("hubs.publish-interval must be at least 1 ms, is " + config.publishInterval());
        }
        try {
            HubRules unused = rules(config);
        } catch (IllegalArgumentException e) {
            wrong.add("hubs.tiers and hubs.label: " + e.getMessage());
        }
        atLeast(1, "hubs.query-timeout in ms", config.queryTimeout().toMillis(), wrong);
        atLeast(0, "hubs.standby-max-lag", config.standbyMaxLag(), wrong);
        limits(config.limits(), wrong);
        memory(config.rocksdb(), wrong);
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("The configuration cannot be used:\n - " + String.join("\n - ", wrong));
    }

    /** The copies of the state on other instances, as said or by default. */
    public static int standbys(HubsConfig config) {
        return config.standbys().orElse(config.kafka().bootstrapServers().isPresent() ? 1 : 0);
    }

    /** The heap for hubs that changed lately, as said or by default, in bytes. */
    public static long liveHubBytes(HubsConfig config) {
        return config.streams()
                .liveHubs()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / HEAP_TO_LIVE_HUBS);
    }

    /**
     * Returns the rules of tiers and labels.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public static HubRules rules(HubsConfig config) {
        return new HubRules(new TierRules(config.minCitingWorks(), config.tiers()), config.label());
    }

    private static void limits(HubsConfig.Limits limits, List<String> wrong) {
        atLeast(1, "hubs.limits.references-per-work", limits.referencesPerWork(), wrong);
        atLeast(0, "hubs.limits.mentions-per-citation", limits.mentionsPerCitation(), wrong);
        atLeast(0, "hubs.limits.context-characters", limits.contextCharacters(), wrong);
        atLeast(1, "hubs.limits.event-bytes", limits.eventSize().asLongValue(), wrong);
        if (limits.eventSize().asLongValue() > Integer.MAX_VALUE) {
            wrong.add("hubs.limits.event-bytes must be less than 2G, is "
                    + limits.eventSize().asLongValue());
        }
    }

    private static void memory(HubsConfig.RocksDb rocksDb, List<String> wrong) {
        long memory = rocksDb.memory().asLongValue();
        long writeBuffers = rocksDb.writeBuffers().asLongValue();
        atLeast(1, "hubs.rocksdb.write-buffers", writeBuffers, wrong);
        if (writeBuffers >= memory) {
            wrong.add("hubs.rocksdb.write-buffers must be less than hubs.rocksdb.memory, of which it is a part; is "
                    + writeBuffers + " of " + memory);
        }
    }

    private static void port(int port, List<String> wrong) {
        if (port < 0 || port > 65_535) {
            wrong.add("hubs.embedded.port must be between 0 and 65535, is " + port);
        }
    }

    private static void atLeast(long least, String key, long value, List<String> wrong) {
        if (value < least) {
            wrong.add(key + " must be at least " + least + ", is " + value);
        }
    }
}
