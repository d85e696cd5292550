package org.citationhubs.query.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.citationhubs.query.local.RunningQuery;
import org.citationhubs.query.ops.ClusterTopology.PartitionPlacement;
import org.citationhubs.query.ops.InstanceReport.ReplicaReport;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.Locator;
import org.citationhubs.query.routing.PartitionReplicas;
import org.citationhubs.query.routing.PeerClient;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.routing.StandbyLags;
import org.jspecify.annotations.Nullable;

/** Collects the reports of all instances and the placement of all replicas. */
public final class TopologyReader {

    /** Path at which an instance reports about itself, see {@code api.rest.PeersResource}. */
    private static final String PATH = "/internal/v1/instance";

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Locator locator;
    private final HostPort self;
    private final PeerClient peers;
    private final StandbyLags lags;
    private final Supplier<KafkaStreams.State> state;
    private final int partitions;

    public TopologyReader(
            Locator locator,
            HostPort self,
            PeerClient peers,
            StandbyLags lags,
            Supplier<KafkaStreams.State> state,
            int partitions) {
        this.locator = locator;
        this.self = self;
        this.peers = peers;
        this.lags = lags;
        this.state = state;
        this.partitions = partitions;
    }

    /** Returns the report of this instance as JSON, for another instance. */
    public byte[] selfAsJson() {
        try {
            return JSON.writeValueAsBytes(self());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private InstanceReport self() {
        List<ReplicaReport> replicas = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                OptionalLong lag = lags.lag(stage, partition);
                if (lag.isPresent()) {
                    replicas.add(new ReplicaReport(stage, partition, lag.getAsLong()));
                }
            }
        }
        return new InstanceReport(self.toString(), state.get().name(), replicas, null);
    }

    /** Returns all instances and all partitions. An instance that does not answer is included with the reason. */
    public ClusterTopology read() {
        List<PartitionPlacement> placements = new ArrayList<>();
        Set<HostPort> others = new TreeSet<>(Comparator.comparing(HostPort::toString));
        for (Stage stage : Stage.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                PartitionReplicas replicas = locator.locate(stage, partition);
                HostPort active = replicas.active();
                placements.add(new PartitionPlacement(
                        stage,
                        partition,
                        active == null ? null : active.toString(),
                        replicas.standbys().stream().map(HostPort::toString).toList()));
                if (active != null) {
                    others.add(active);
                }
                others.addAll(replicas.standbys());
            }
        }
        others.remove(self);
        return new ClusterTopology(reports(others), placements);
    }

    private List<InstanceReport> reports(Set<HostPort> others) {
        Map<String, CompletionStage<PeerReply>> calls = new LinkedHashMap<>();
        others.forEach(
                other -> calls.put(other.toString(), peers.call(other, PeerRequest.get(PATH, Map.of(), TIMEOUT))));
        List<InstanceReport> reports = new ArrayList<>();
        reports.add(self());
        calls.forEach((address, reply) -> reports.add(report(address, reply)));
        reports.sort(Comparator.comparing(InstanceReport::address));
        return reports;
    }

    private static InstanceReport report(String address, CompletionStage<PeerReply> pending) {
        try {
            PeerReply reply = RunningQuery.current()
                    .whileWaiting(() -> pending.toCompletableFuture().join());
            return reply.status() == 200
                    ? JSON.readValue(reply.body(), InstanceReport.class)
                    : unanswered(address, "it returned status " + reply.status());
        } catch (CompletionException e) {
            return unanswered(
                    address,
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        } catch (IOException e) {
            return unanswered(address, "its report cannot be read");
        }
    }

    private static InstanceReport unanswered(String address, @Nullable String reason) {
        return new InstanceReport(address, null, List.of(), reason);
    }
}
