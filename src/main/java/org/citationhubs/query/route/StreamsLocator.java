package org.citationhubs.query.route;

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
    public Holders holders(Half half, int partition) {
        if (!client.state().isRunningOrRebalancing()) {
            return Holders.NOBODY;
        }
        try {
            // The partition is given, not computed by the client: its numbering of the topics behind a store is no
            // business of ours.
            KeyQueryMetadata metadata = client.queryMetadataForKey(
                    half.store(), partition, (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
            return metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    ? Holders.NOBODY
                    : Holders.of(metadata.activeHost(), metadata.standbyHosts());
        } catch (IllegalStateException stoppedMeanwhile) {
            return Holders.NOBODY;
        }
    }
}
