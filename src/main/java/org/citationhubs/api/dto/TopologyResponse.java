package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.citationhubs.query.ops.ClusterTopology;
import org.citationhubs.query.ops.ClusterTopology.PartitionPlacement;
import org.citationhubs.query.ops.InstanceReport;
import org.citationhubs.query.ops.InstanceReport.ReplicaReport;
import org.citationhubs.query.routing.Stage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The instances of the service and the placement of the partitions on them. */
@Schema(name = "Topology")
public record TopologyResponse(
        List<InstanceDto> instances,
        List<PlacementDto> partitions,
        @Schema(examples = "localhost:8080") String servedBy) {

    /** An instance. */
    @Schema(name = "Instance")
    public record InstanceDto(
            @Schema(description = "host:port", examples = "hubs-0.hubs:8080")
            String address,

            @Schema(description = "State of Kafka Streams; null if the instance did not answer", examples = "RUNNING")
            @Nullable
            String state,

            @Schema(description = "Why the instance did not answer; absent if it did")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String problem,

            List<ReplicaDto> copies) {

        static InstanceDto of(InstanceReport instance) {
            return new InstanceDto(
                    instance.address(),
                    instance.state(),
                    instance.problem(),
                    instance.replicas().stream().map(ReplicaDto::of).toList());
        }
    }

    /** A replica of one stage of a partition. */
    @Schema(name = "Replica")
    public record ReplicaDto(
            @Schema(description = "Stage: lists or hubs", examples = "hubs")
            String half,

            int partition,

            @Schema(description = "Records that the replica is behind")
            long lag) {

        static ReplicaDto of(ReplicaReport replica) {
            return new ReplicaDto(name(replica.stage()), replica.partition(), replica.lag());
        }
    }

    /** The placement of one stage of a partition. */
    @Schema(name = "Placement")
    public record PlacementDto(
            @Schema(description = "Stage: lists or hubs", examples = "hubs")
            String half,

            int partition,

            @Schema(description = "Instance of the active replica; null if unknown") @Nullable
            String active,

            @Schema(description = "Instances of the standby replicas")
            List<String> standbys) {

        static PlacementDto of(PartitionPlacement placement) {
            return new PlacementDto(
                    name(placement.stage()), placement.partition(), placement.active(), placement.standbys());
        }
    }

    public static TopologyResponse of(ClusterTopology topology, String servedBy) {
        return new TopologyResponse(
                topology.instances().stream().map(InstanceDto::of).toList(),
                topology.partitions().stream().map(PlacementDto::of).toList(),
                servedBy);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
