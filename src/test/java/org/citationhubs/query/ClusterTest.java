package org.citationhubs.query;

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
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.query.route.Asked;
import org.citationhubs.query.route.CandidateFilter;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.citationhubs.query.route.Holders;
import org.citationhubs.query.route.PeerException;
import org.citationhubs.query.route.PeerReply;
import org.citationhubs.query.route.PeerRequest;
import org.citationhubs.query.route.Router;
import org.citationhubs.store.InMemoryStores;
import org.citationhubs.topology.Partitions;
import org.junit.jupiter.api.Test;

/** Three instances in memory: partition p is owned by instance p, and copied by the next one. */
class ClusterTest {

    private static final int PARTITIONS = 3;

    private final Map<HostInfo, Cluster> clusters = new HashMap<>();
    private final Set<HostInfo> dead = new HashSet<>();
    private final List<String> requests = new ArrayList<>();

    ClusterTest() {
        for (int i = 0; i < PARTITIONS; i++) {
            clusters.put(host(i), cluster(i));
        }
    }

    @Test
    void everyInstanceGathersTheSameWithOneRequestToEachOther() {
        for (int i = 0; i < PARTITIONS; i++) {
            requests.clear();

            Gathered<Doubled> gathered = askAll(i, Asked.OF_ANYBODY);

            assertThat(values(gathered)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
            assertThat(gathered.unavailable()).isEmpty();
            assertThat(gathered.standby()).isFalse();
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void aCopyAnswersForAnOwnerThatIsAway() {
        dead.add(host(1));

        Gathered<Doubled> gathered = askAll(0, Asked.OF_ANYBODY);

        assertThat(values(gathered)).isEqualTo(Map.of(0, 42, 1, 42, 2, 42));
        assertThat(gathered.standby()).isTrue();
        assertThat(gathered.orThrow()).isSameAs(gathered);
    }

    @Test
    void aPartitionThatNobodyAnswersForIsNamedWithTheReasons() {
        dead.add(host(1));
        dead.add(host(2));

        Gathered<Doubled> gathered = askAll(0, Asked.OF_ANYBODY);

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

        assertThat(askAll(0, Asked.OF_THE_OWNER).missing()).containsExactly(1);
    }

    @Test
    void aQuestionThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> clusters.get(host(0)).answer("of-tomorrow", Copy.ACTIVE, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of-tomorrow");
    }

    private Gathered<Doubled> askAll(int instance, Asked whom) {
        return clusters.get(host(instance)).askAll(new DoubleQuestion(), new Halved(21), whom);
    }

    private static Map<Integer, Integer> values(Gathered<Doubled> gathered) {
        Map<Integer, Integer> values = new HashMap<>();
        gathered.answers().forEach((partition, doubled) -> values.put(partition, doubled.value()));
        return values;
    }

    private static HostInfo host(int instance) {
        return new HostInfo("instance", instance);
    }

    private static int copyOf(int partition) {
        return (partition + 1) % PARTITIONS;
    }

    private Cluster cluster(int instance) {
        Router router = new Router(
                (half, partition) -> Holders.of(host(partition), List.of(host(copyOf(partition)))),
                host(instance),
                List.of(
                        CandidateFilter.oneHop(),
                        CandidateFilter.ownerIfRequired(),
                        CandidateFilter.withinLag(
                                (half, partition) ->
                                        copyOf(partition) == instance ? OptionalLong.of(1) : OptionalLong.empty(),
                                10)),
                (half, partition, candidate, asked) -> Optional.empty());
        LocalPartitions local = new LocalPartitions(new Partitions(PARTITIONS), copy -> stores(instance, copy));
        return new Cluster(local, router, this::ask, Duration.ofSeconds(5), List.of(new DoubleQuestion()));
    }

    /** Stores of which nothing is told but whether they are here. */
    private static Stores stores(int instance, Copy copy) {
        return (name, partition) -> new QueriedStore(name, new QueriedStore.Asking() {
            @Override
            @SuppressWarnings("unchecked") // what is asked for is a store
            public <R> Optional<QueryResult<R>> ask(String store, Query<R> query) {
                int holder = copy == Copy.ACTIVE ? partition : copyOf(partition);
                return holder == instance
                        ? Optional.of(QueryResult.forResult((R) InMemoryStores.open(store)))
                        : Optional.empty();
            }
        });
    }

    private CompletableFuture<PeerReply> ask(HostInfo peer, PeerRequest request) {
        requests.add(request.uri());
        if (dead.contains(peer)) {
            return CompletableFuture.supplyAsync(() -> {
                throw new PeerException("gone");
            });
        }
        String name = request.uri().substring(request.uri().lastIndexOf('/') + 1);
        Copy copy = Copy.valueOf(request.headers().get(PeerRequest.COPY));
        return CompletableFuture.completedFuture(
                new PeerReply(200, Map.of(), clusters.get(peer).answer(name, copy, request.body())));
    }

    private static final class DoubleQuestion extends PartitionQuestion<Halved, Doubled> {

        DoubleQuestion() {
            super("double", Half.HUBS, Halved.class, Doubled.class);
        }

        @Override
        Doubled answer(PartitionStores stores, Copy copy, Halved asked) {
            stores.requireReadable(Half.HUBS);
            return new Doubled(2 * asked.value());
        }
    }

    private record Halved(int value) {}

    private record Doubled(int value) {}
}
