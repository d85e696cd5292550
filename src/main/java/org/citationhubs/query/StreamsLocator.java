package org.citationhubs.query;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.query.Located.Here;
import org.citationhubs.query.Located.Nowhere;
import org.citationhubs.query.Located.There;
import org.citationhubs.store.StoreNames;

/** Asks the Kafka Streams client of this process, which learns at each rebalance who owns what. */
public final class StreamsLocator implements Locator {

    private final KafkaStreams client;
    private final HostInfo self;

    /**
     * Asks a client.
     *
     * @param self the address that this instance advertises
     */
    public StreamsLocator(KafkaStreams client, HostInfo self) {
        this.client = client;
        this.self = self;
    }

    @Override
    public Located locate(int partition) {
        if (!client.state().isRunningOrRebalancing()) {
            return new Nowhere();
        }
        // The partition is given, not computed by the client: its numbering of the topics behind a store is no business
        // of ours.
        KeyQueryMetadata metadata = client.queryMetadataForKey(
                StoreNames.HUBS, partition, (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
        if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new Nowhere();
        }
        return metadata.activeHost().equals(self)
                ? new Here()
                : new There(metadata.activeHost(), metadata.standbyHosts());
    }
}
