package org.citationhubs.runtime.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.HubRules;

/**
 * What Kafka Streams is run with.
 *
 * @param applicationId names the consumer group, the internal topics and the state folder
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param stateFolder where the state stores live
 * @param advertisedAddress {@code host:port} at which other instances reach this one
 * @param instanceId static member id, absent for a dynamic member
 * @param threads stream threads
 * @param standbys standby replicas of each store
 * @param commitInterval how long a transaction stays open: what is written is seen by others when it ends
 * @param rules when a hub is of which tier and has which label
 * @param publishInterval a hub is published once in it at the most
 * @param publishBudget how long a stream thread may publish without looking at records
 * @param liveHubBytes heap for hubs that changed lately, over all partitions of this instance
 * @param rocksDbBytes memory of all state stores outside the heap
 * @param writeBufferBytes the part of it for what is written and not yet in a file
 * @param limits what is taken at the most
 * @param closeTimeout how long a stop may take
 * @param clients further settings of the Kafka clients, such as security
 */
public record StreamsSettings(
        String applicationId,
        String bootstrapServers,
        Path stateFolder,
        String advertisedAddress,
        Optional<String> instanceId,
        int threads,
        int standbys,
        Duration commitInterval,
        HubRules rules,
        Duration publishInterval,
        Duration publishBudget,
        long liveHubBytes,
        long rocksDbBytes,
        long writeBufferBytes,
        InputLimits limits,
        Duration closeTimeout,
        Map<String, String> clients) {

    public StreamsSettings {
        clients = Map.copyOf(clients);
    }
}
