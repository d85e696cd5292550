package org.citationhubs.query.ops;

import java.util.List;
import org.citationhubs.query.routing.Stage;
import org.jspecify.annotations.Nullable;

/** Which instances there are and who holds what, as the instance that is asked was told at the last rebalance. */
public record ClusterTopology(List<InstanceReport> instances, List<PartitionPlacement> partitions) {

    public ClusterTopology {
        instances = List.copyOf(instances);
        partitions = List.copyOf(partitions);
    }

    /**
     * Who holds half a partition.
     *
     * @param active {@code host:port} of its owner, null if nobody is known to be
     * @param standbys of the copies
     */
    public record PartitionPlacement(
            Stage half, int partition, @Nullable String active, List<String> standbys) {

        public PartitionPlacement {
            standbys = List.copyOf(standbys);
        }
    }
}
