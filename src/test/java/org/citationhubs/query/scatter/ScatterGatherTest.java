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
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.QueriedStore;
import org.citationhubs.query.local.StoreProvider;
import org.citationhubs.query.routing.CandidateFilter;
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

/** Three instances in memory: partition p is owned by instance p, and copied by the next one. */
class ScatterGatherTest {

    private static final int PARTITIONS = 3;

    private static final PartitionQuery<Halved, Doubled> DOUBLE =
            PartitionQuery.of("double", Stage.HUBS, Halved.class, Doubled.class, (stores, role, request) -> {
                stores.requireReadable(Stage.HUBS);
                return new Doubled(2 * request.value());
            });

    private final Map<HostPort, ScatterGather> clusters = new HashMap<>();
    private final Set<HostPort> dead = new HashSet<>();
    private final List<String> requests = new ArrayList<>();

    ScatterGatherTest() {
        for (int i = 0; i < PARTITIONS; i++) {
            clusters.put(host(i), cluster(i));
        }
    }

    @Test
    void everyInstanceGathersTheSameWithOneRequestToEachOther() {
        for (int i = 0; i < PARTITIONS; i++) {
            requests.clear();

            PartitionResults<Doubled> gathered = queryAllFrom(i, RoutingOptions.ANY_REPLICA);

            assertThat(values(gathered)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
            assertThat(gathered.unavailable()).isEmpty();
            assertThat(gathered.standby()).isFalse();
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void aCopyAnswersForAnOwnerThatIsAway() {
        dead.add(host(1));

        PartitionResults<Doubled> gathered = queryAllFrom(0, RoutingOptions.ANY_REPLICA);

        assertThat(values(gathered)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
        assertThat(gathered.standby()).isTrue();
        assertThat(gathered.orThrow()).isSameAs(gathered);
    }

    @Test
    void aPartitionThatNobodyAnswersForIsNamedWithTheReasons() {
        dead.add(host(1));
        dead.add(host(2));

        PartitionResults<Doubled> gathered = queryAllFrom(0, RoutingOptions.ANY_REPLICA);

        // Instance 0 owns partition 0 and copies partition 2; partition 1 was on the two that are away.
        assertThat(values(gathered)).isEqualTo(Map.of(0, 42, 2, 42));
        assertThat(gathered.missing()).containsExactly(1);
        assertThat(gathered.unavailable().get(1)).contains("instance:1 (active): gone", "instance:2 (standby): gone");
        assertThatThrownBy(gathered::orThrow)
                .isInstanceOf(PartitionsUnavailableException.class)
                .hasMessageContaining("partition 1: ");
    }

    @Test
    void whatIsForTheOwnersIsNotAnsweredByACopy() {
        dead.add(host(1));

        assertThat(queryAllFrom(0, RoutingOptions.ACTIVE_ONLY).missing()).containsExactly(1);
    }

    @Test
    void aQuestionThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> clusters.get(host(0)).answer("of-tomorrow", ReplicaRole.ACTIVE, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of-tomorrow");
    }

    private PartitionResults<Doubled> queryAllFrom(int instance, RoutingOptions options) {
        return clusters.get(host(instance)).queryAll(DOUBLE, new Halved(21), options);
    }

    private static Map<Integer, Integer> values(PartitionResults<Doubled> gathered) {
        Map<Integer, Integer> values = new HashMap<>();
        gathered.answers().forEach((partition, doubled) -> values.put(partition, doubled.value()));
        return values;
    }

    private static HostPort host(int instance) {
        return new HostPort("instance", instance);
    }

    private static int copyOf(int partition) {
        return (partition + 1) % PARTITIONS;
    }

    private ScatterGather cluster(int instance) {
        Router router = new Router(
                (half, partition) -> PartitionReplicas.of(host(partition), List.of(host(copyOf(partition)))),
                host(instance),
                List.of(
                        CandidateFilter.oneHop(),
                        CandidateFilter.activeIfRequired(),
                        CandidateFilter.withinLag(
                                (half, partition) ->
                                        copyOf(partition) == instance ? OptionalLong.of(1) : OptionalLong.empty(),
                                10)),
                (half, partition, candidate, asked) -> Optional.empty());
        LocalPartitions local = new LocalPartitions(new WorkPartitioner(PARTITIONS), copy -> stores(instance, copy));
        return new ScatterGather(local, router, this::ask, Duration.ofSeconds(5), List.of(DOUBLE));
    }

    /** Stores of which nothing is told but whether they are here. */
    private static StoreProvider stores(int instance, ReplicaRole copy) {
        return (name, partition) -> new QueriedStore(name, new QueriedStore.QueryFunction() {
            @Override
            @SuppressWarnings("unchecked") // what is asked for is a store
            public <R> Optional<QueryResult<R>> query(String store, Query<R> query) {
                int holder = copy == ReplicaRole.ACTIVE ? partition : copyOf(partition);
                return holder == instance
                        ? Optional.of(QueryResult.forResult((R) InMemoryStores.open(store)))
                        : Optional.empty();
            }
        });
    }

    private CompletableFuture<PeerReply> ask(HostPort peer, PeerRequest request) {
        requests.add(request.uri());
        if (dead.contains(peer)) {
            return CompletableFuture.supplyAsync(() -> {
                throw new PeerException("gone");
            });
        }
        String name = request.uri().substring(request.uri().lastIndexOf('/') + 1);
        ReplicaRole copy = ReplicaRole.valueOf(request.headers().get(PeerRequest.ROLE));
        return CompletableFuture.completedFuture(
                new PeerReply(200, Map.of(), clusters.get(peer).answer(name, copy, request.body())));
    }

    private record Halved(int value) {}

    private record Doubled(int value) {}
}
