package org.citationhubs.query.local;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.ReplicaRole;

/** The stores of the Kafka Streams client of this process, for replicas of one role. */
public final class StreamsStores implements StoreProvider {

    private final KafkaStreams client;
    private final ReplicaRole role;

    /**
     * Reads the stores of a client.
     *
     * @param role active: only stores of running active tasks; standby: every store on this instance
     */
    public StreamsStores(KafkaStreams client, ReplicaRole role) {
        this.client = client;
        this.role = role;
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition) {
        Set<Integer> partitions = Set.of(partition);
        return new QueriedStore(name, new QueriedStore.QueryFunction() {
            @Override
            public <R> Optional<QueryResult<R>> query(String store, Query<R> query) {
                StateQueryRequest<R> any =
                        StateQueryRequest.inStore(store).withQuery(query).withPartitions(partitions);
                StateQueryRequest<R> request = role == ReplicaRole.ACTIVE ? any.requireActive() : any;
                return Optional.ofNullable(
                        StreamsStores.this.query(request).getPartitionResults().get(partition));
            }
        });
    }

    private <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        try {
            return client.query(request);
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            throw new StoreUnavailableException(UnavailableReason.NOT_RUNNING, String.valueOf(e.getMessage()));
        }
    }
}
