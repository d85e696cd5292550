package org.citationhubs.query.routing;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Locates replicas with the metadata that the Kafka Streams client of this process receives in each rebalance. */
public final class StreamsLocator implements Locator {

    private final KafkaStreams client;

    public StreamsLocator(KafkaStreams client) {
        this.client = client;
    }

    @Override
    public PartitionReplicas locate(Stage stage, int partition) {
        if (!client.state().isRunningOrRebalancing()) {
            return PartitionReplicas.NONE;
        }
        try {
            // The partition is fixed instead of computed from the key, which would depend on
            // how the client numbers the topics of a store.
            KeyQueryMetadata metadata = client.queryMetadataForKey(
                    stage.store(), partition, (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
            if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                return PartitionReplicas.NONE;
            }
            HostInfo active = metadata.activeHost();
            return PartitionReplicas.of(
                    // While the owner changes, standbys may be known and the active host not.
                    active.equals(HostInfo.unavailable()) ? null : HostPort.of(active),
                    metadata.standbyHosts().stream().map(HostPort::of).toList());
        } catch (IllegalStateException stoppedMeanwhile) {
            return PartitionReplicas.NONE;
        }
    }
}
