package org.citationhubs.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final HostPort SELF = new HostPort("host", 1);
    private static final HostPort SAME_HOST = new HostPort("host", 2);
    private static final HostPort OTHER = new HostPort("other", 1);
    private static final long MOST = 100;

    private final AtomicLong now = new AtomicLong();
    private final PeerHealth health = new PeerHealth(Duration.ofSeconds(1), now::get);
    private OptionalLong behind = OptionalLong.empty();

    @Test
    void triesActiveThenLocalStandbyThenOtherStandbys() {
        behind = OptionalLong.of(MOST);

        assertThat(candidates(PartitionReplicas.of(OTHER, List.of(SAME_HOST, SELF)), RoutingOptions.ANY_REPLICA))
                .containsExactly("other:1 ACTIVE", "host:1 STANDBY here", "host:2 STANDBY");
    }

    @Test
    void readsTheActiveReplicaLocally() {
        assertThat(candidates(PartitionReplicas.of(SELF, List.of(OTHER)), RoutingOptions.ANY_REPLICA))
                .containsExactly("host:1 ACTIVE here", "other:1 STANDBY");
    }

    @Test
    void distinguishesInstancesOnOneHostByPort() {
        assertThat(candidates(PartitionReplicas.of(SAME_HOST, List.of()), RoutingOptions.ANY_REPLICA))
                .containsExactly("host:2 ACTIVE");
    }

    @Test
    void triesLocalStoresWhenNoReplicaIsKnown() {
        assertThat(candidates(PartitionReplicas.NONE, RoutingOptions.ANY_REPLICA))
                .containsExactly("host:1 ACTIVE here");
    }

    @Test
    void doesNotForwardAForwardedRequest() {
        behind = OptionalLong.of(0);

        Route route = route(PartitionReplicas.of(OTHER, List.of(SAME_HOST)), new RoutingOptions(true, true));

        assertThat(names(route)).containsExactly("host:1 ACTIVE here", "host:1 STANDBY here");
        assertThat(route.excluded())
                .extracting(Exclusion::toString)
                .containsExactly(
                        "other:1 (active): the request was forwarded once already",
                        "host:2 (standby): the request was forwarded once already");
    }

    @Test
    void excludesStandbysIfActiveIsRequired() {
        behind = OptionalLong.of(0);

        assertThat(candidates(PartitionReplicas.of(OTHER, List.of(SELF, SAME_HOST)), RoutingOptions.ACTIVE_ONLY))
                .containsExactly("other:1 ACTIVE");
    }

    @Test
    void excludesALaggingStandbyWithFigures() {
        behind = OptionalLong.of(MOST + 1);

        assertThat(route(PartitionReplicas.of(OTHER, List.of(SELF)), RoutingOptions.ANY_REPLICA)
                        .excluded())
                .extracting(Exclusion::toString)
                .containsExactly("host:1 (standby): its standby lags by 101 records, at most 100 are allowed");
    }

    @Test
    void excludesAStandbyOfUnknownLag() {
        assertThat(route(PartitionReplicas.of(OTHER, List.of(SELF)), RoutingOptions.ANY_REPLICA)
                        .excluded())
                .extracting(Exclusion::reason)
                .containsExactly("it has no standby, or the lag of its standby is unknown");
    }

    @Test
    void skipsAnInstanceForAMomentAfterAFailure() {
        PartitionReplicas replicas = PartitionReplicas.of(OTHER, List.of(SAME_HOST));
        health.recordFailure(OTHER);
        now.addAndGet(Duration.ofMillis(400).toNanos());

        assertThat(candidates(replicas, RoutingOptions.ANY_REPLICA)).containsExactly("host:2 STANDBY");
        assertThat(route(replicas, RoutingOptions.ANY_REPLICA).excluded())
                .extracting(Exclusion::reason)
                .contains("it did not answer 400 ms ago");

        now.addAndGet(Duration.ofMillis(600).toNanos());
        assertThat(candidates(replicas, RoutingOptions.ANY_REPLICA))
                .containsExactly("other:1 ACTIVE", "host:2 STANDBY");
    }

    @Test
    void triesFailedInstancesIfNoOtherRemains() {
        health.recordFailure(OTHER);
        health.recordFailure(SAME_HOST);

        assertThat(candidates(PartitionReplicas.of(OTHER, List.of(SAME_HOST)), RoutingOptions.ANY_REPLICA))
                .containsExactly("other:1 ACTIVE", "host:2 STANDBY");
    }

    @Test
    void doesNotSkipAnInstanceThatAnsweredSince() {
        health.recordFailure(OTHER);
        health.recordSuccess(OTHER);

        assertThat(candidates(PartitionReplicas.of(OTHER, List.of()), RoutingOptions.ANY_REPLICA))
                .containsExactly("other:1 ACTIVE");
    }

    @Test
    void lagOfAStandbyIsTheSumOfItsStores() {
        assertThat(PolledStandbyLags.sums(Map.of(
                        "hubs", Map.of(0, 5L, 1, 0L),
                        "citing-works", Map.of(0, 7L),
                        "reference-lists", Map.of(0, 3L))))
                .isEqualTo(Map.of(Stage.HUBS, Map.of(0, 12L, 1, 0L), Stage.LISTS, Map.of(0, 3L)));
    }

    private List<String> candidates(PartitionReplicas replicas, RoutingOptions options) {
        return names(route(replicas, options));
    }

    private static List<String> names(Route route) {
        return route.candidates().stream()
                .map(candidate ->
                        candidate.address().toString() + ' ' + candidate.role() + (candidate.local() ? " here" : ""))
                .toList();
    }

    private Route route(PartitionReplicas replicas, RoutingOptions options) {
        return new Router(
                        (stage, partition) -> replicas,
                        SELF,
                        List.of(
                                CandidateFilter.oneHop(),
                                CandidateFilter.activeIfRequired(),
                                CandidateFilter.withinLag((stage, partition) -> behind, MOST)),
                        CandidateFilter.notFailing(health))
                .route(Stage.HUBS, 0, options);
    }
}
