package org.citationhubs.query.routing;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;

/** Asks the Kafka Streams client of this process, which learns at each rebalance who owns what. */
public final class StreamsLocator implements Locator {

    private final KafkaStreams client;

    /** Asks a client. */
    public StreamsLocator(KafkaStreams client) {
        this.client = client;
    }

    @Override
    public PartitionReplicas holders(Stage half, int partition) {
        if (!client.state().isRunningOrRebalancing()) {
            return PartitionReplicas.NOBODY;
        }
        try {
            // The partition is given, not computed by the client: its numbering of the topics behind a store is no
            // business of ours.
            KeyQueryMetadata metadata = client.queryMetadataForKey(
                    half.store(), partition, (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
            return metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    ? PartitionReplicas.NOBODY
                    : PartitionReplicas.of(metadata.activeHost(), metadata.standbyHosts());
        } catch (IllegalStateException stoppedMeanwhile) {
            return PartitionReplicas.NOBODY;
        }
    }
}
