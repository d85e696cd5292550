package org.citationhubs.query.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.QueriedStore;
import org.citationhubs.query.local.StoreProvider;
import org.citationhubs.query.routing.CandidateFilter;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.PartitionReplicas;
import org.citationhubs.query.routing.PeerException;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Router;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.topology.message.WorkPartitioner;
import org.junit.jupiter.api.Test;

/** Three instances in memory: instance p has the active replica of partition p, and the next instance its standby. */
class ScatterGatherTest {

    private static final int PARTITIONS = 3;

    private static final PartitionQuery<Halved, Doubled> DOUBLE =
            PartitionQuery.of("double", Stage.HUBS, Halved.class, Doubled.class, (stores, role, request) -> {
                stores.requireReadable(Stage.HUBS);
                return new Doubled(2 * request.value());
            });

    private final Map<HostPort, ScatterGather> instances = new HashMap<>();
    private final Set<HostPort> dead = new HashSet<>();
    private final List<String> requests = new ArrayList<>();

    ScatterGatherTest() {
        for (int i = 0; i < PARTITIONS; i++) {
            instances.put(host(i), instance(i));
        }
    }

    @Test
    void sendsOneRequestToEachOtherInstance() {
        for (int i = 0; i < PARTITIONS; i++) {
            requests.clear();

            PartitionResults<Doubled> results = queryAllFrom(i, RoutingOptions.ANY_REPLICA);

            assertThat(values(results)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
            assertThat(results.unavailable()).isEmpty();
            assertThat(results.standby()).isFalse();
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void aStandbyAnswersIfTheActiveReplicaIsDown() {
        dead.add(host(1));

        PartitionResults<Doubled> results = queryAllFrom(0, RoutingOptions.ANY_REPLICA);

        assertThat(values(results)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
        assertThat(results.standby()).isTrue();
        assertThat(results.orThrow()).isSameAs(results);
    }

    @Test
    void listsUnavailablePartitionsWithReasons() {
        dead.add(host(1));
        dead.add(host(2));

        PartitionResults<Doubled> results = queryAllFrom(0, RoutingOptions.ANY_REPLICA);

        // Instance 0 is active for partition 0 and standby for partition 2; the replicas
        // of partition 1 are on the two other instances.
        assertThat(values(results)).isEqualTo(Map.of(0, 42, 2, 42));
        assertThat(results.missing()).containsExactly(1);
        assertThat(results.unavailable().get(1)).contains("instance:1 (active): gone", "instance:2 (standby): gone");
        assertThatThrownBy(results::orThrow)
                .isInstanceOf(PartitionsUnavailableException.class)
                .hasMessageContaining("partition 1: ");
    }

    @Test
    void noStandbyAnswersIfActiveIsRequired() {
        dead.add(host(1));

        assertThat(queryAllFrom(0, RoutingOptions.ACTIVE_ONLY).missing()).containsExactly(1);
    }

    @Test
    void rejectsAnUnknownQuery() {
        assertThatThrownBy(() -> instances.get(host(0)).answer("of-a-newer-version", ReplicaRole.ACTIVE, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of-a-newer-version");
    }

    private PartitionResults<Doubled> queryAllFrom(int instance, RoutingOptions options) {
        return instances.get(host(instance)).queryAll(DOUBLE, new Halved(21), options);
    }

    private static Map<Integer, Integer> values(PartitionResults<Doubled> results) {
        Map<Integer, Integer> values = new HashMap<>();
        results.answers().forEach((partition, doubled) -> values.put(partition, doubled.value()));
        return values;
    }

    private static HostPort host(int instance) {
        return new HostPort("instance", instance);
    }

    private static int standbyOf(int partition) {
        return (partition + 1) % PARTITIONS;
    }

    private ScatterGather instance(int instance) {
        Router router = new Router(
                (stage, partition) -> PartitionReplicas.of(host(partition), List.of(host(standbyOf(partition)))),
                host(instance),
                List.of(
                        CandidateFilter.oneHop(),
                        CandidateFilter.activeIfRequired(),
                        CandidateFilter.withinLag(
                                (stage, partition) ->
                                        standbyOf(partition) == instance ? OptionalLong.of(1) : OptionalLong.empty(),
                                10)),
                (stage, partition, candidate, options) -> Optional.empty());
        LocalPartitions local = new LocalPartitions(new WorkPartitioner(PARTITIONS), role -> stores(instance, role));
        return new ScatterGather(local, router, this::call, Duration.ofSeconds(5), List.of(DOUBLE));
    }

    /** Creates empty stores of the partitions that an instance has. */
    private static StoreProvider stores(int instance, ReplicaRole role) {
        return (name, partition) -> new QueriedStore(name, new QueriedStore.QueryFunction() {
            @Override
            @SuppressWarnings("unchecked") // the result of a StoreQuery is a store
            public <R> Optional<QueryResult<R>> query(String store, Query<R> query) {
                int holder = role == ReplicaRole.ACTIVE ? partition : standbyOf(partition);
                return holder == instance
                        ? Optional.of(QueryResult.forResult((R) InMemoryStores.open(store)))
                        : Optional.empty();
            }
        });
    }

    private CompletableFuture<PeerReply> call(HostPort peer, PeerRequest request) {
        requests.add(request.uri());
        if (dead.contains(peer)) {
            return CompletableFuture.supplyAsync(() -> {
                throw new PeerException("gone");
            });
        }
        String name = request.uri().substring(request.uri().lastIndexOf('/') + 1);
        ReplicaRole role = ReplicaRole.valueOf(request.headers().get(PeerRequest.ROLE));
        return CompletableFuture.completedFuture(
                new PeerReply(200, Map.of(), instances.get(peer).answer(name, role, request.body())));
    }

    private record Halved(int value) {}

    private record Doubled(int value) {}
}
