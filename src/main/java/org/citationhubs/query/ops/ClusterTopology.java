package org.citationhubs.query.ops;

import java.util.List;
import org.citationhubs.query.routing.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The instances of the service and the placement of replicas, as of the last rebalance that the reporting instance took
 * part in.
 */
public record ClusterTopology(List<InstanceReport> instances, List<PartitionPlacement> partitions) {

    public ClusterTopology {
        instances = List.copyOf(instances);
        partitions = List.copyOf(partitions);
    }

    /**
     * The replicas of one stage of a partition.
     *
     * @param active {@code host:port} of the instance with the active replica, null if none is known
     * @param standbys {@code host:port} of the instances with a standby
     */
    public record PartitionPlacement(
            Stage stage, int partition, @Nullable String active, List<String> standbys) {

        public PartitionPlacement {
            standbys = List.copyOf(standbys);
        }
    }
}
