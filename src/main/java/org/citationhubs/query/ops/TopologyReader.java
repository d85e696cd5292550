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
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.query.ops.ClusterTopology.PartitionPlacement;
import org.citationhubs.query.ops.InstanceReport.ReplicaReport;
import org.citationhubs.query.routing.Locator;
import org.citationhubs.query.routing.PartitionReplicas;
import org.citationhubs.query.routing.PeerClient;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.routing.StandbyLags;
import org.jspecify.annotations.Nullable;

/** Asks all instances what they hold. */
public final class TopologyReader {

    /** Where an instance tells of itself, see {@code api.PeersResource}. */
    private static final String PATH = "/internal/v1/instance";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Locator locator;
    private final HostInfo self;
    private final PeerClient peers;
    private final StandbyLags lags;
    private final Supplier<KafkaStreams.State> state;
    private final int partitions;

    public TopologyReader(
            Locator locator,
            HostInfo self,
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

    /** This instance, as JSON for another. */
    public byte[] selfAsJson() {
        try {
            return JSON.writeValueAsBytes(self());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private InstanceReport self() {
        List<ReplicaReport> copies = new ArrayList<>();
        for (Stage half : Stage.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                OptionalLong behind = lags.behind(half, partition);
                if (behind.isPresent()) {
                    copies.add(new ReplicaReport(half, partition, behind.getAsLong()));
                }
            }
        }
        return new InstanceReport(address(self), state.get().name(), copies, null);
    }

    /** All instances and all partitions; one that does not answer is in it with the reason. */
    public ClusterTopology read() {
        List<PartitionPlacement> placements = new ArrayList<>();
        Set<HostInfo> others = new TreeSet<>(Comparator.comparing(TopologyReader::address));
        for (Stage half : Stage.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                PartitionReplicas holders = locator.holders(half, partition);
                HostInfo active = holders.active();
                placements.add(new PartitionPlacement(
                        half,
                        partition,
                        active == null ? null : address(active),
                        holders.standbys().stream().map(TopologyReader::address).toList()));
                if (active != null) {
                    others.add(active);
                }
                others.addAll(holders.standbys());
            }
        }
        others.remove(self);
        return new ClusterTopology(reports(others), placements);
    }

    private List<InstanceReport> reports(Set<HostInfo> others) {
        Map<String, CompletionStage<PeerReply>> asked = new LinkedHashMap<>();
        others.forEach(other -> asked.put(address(other), peers.ask(other, PeerRequest.get(PATH, Map.of(), PATIENCE))));
        List<InstanceReport> reports = new ArrayList<>();
        reports.add(self());
        asked.forEach((address, answer) -> reports.add(report(address, answer)));
        reports.sort(Comparator.comparing(InstanceReport::address));
        return reports;
    }

    private static InstanceReport report(String address, CompletionStage<PeerReply> answer) {
        try {
            PeerReply reply = answer.toCompletableFuture().join();
            return reply.status() == 200
                    ? JSON.readValue(reply.body(), InstanceReport.class)
                    : silent(address, "it answered " + reply.status());
        } catch (CompletionException e) {
            return silent(
                    address,
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        } catch (IOException e) {
            return silent(address, "it answered with something else");
        }
    }

    private static InstanceReport silent(String address, @Nullable String reason) {
        return new InstanceReport(address, null, List.of(), reason);
    }

    private static String address(HostInfo host) {
        return host.host() + ":" + host.port();
    }
}
