package org.citationhubs.runtime.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;

/**
 * Settings of the Kafka Streams client: the configuration, and what is decided when the process starts.
 *
 * @param applicationId consumer group and prefix of the internal topics
 * @param stateFolder folder of the state stores
 * @param instanceId static member id, empty for a dynamic member
 * @param replication of the internal topics
 * @param clients further settings of all Kafka clients, such as security
 */
public record StreamsSettings(
        HubsConfig config,
        String applicationId,
        String bootstrapServers,
        Path stateFolder,
        Optional<String> instanceId,
        ReplicationRequirement replication,
        Map<String, String> clients) {

    public StreamsSettings {
        clients = Map.copyOf(clients);
    }

    /** Returns the number of stream threads, by default one for each processor. */
    int threads() {
        return config.streams()
                .threads()
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors()));
    }
}
