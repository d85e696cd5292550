package org.citationhubs.query;

import java.util.List;
import org.citationhubs.query.route.Half;
import org.jspecify.annotations.Nullable;

/** Which instances there are and who holds what, as the instance that is asked was told at the last rebalance. */
public record ClusterTopology(List<InstanceReport> instances, List<Placement> partitions) {

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
    public record Placement(
            Half half, int partition, @Nullable String active, List<String> standbys) {

        public Placement {
            standbys = List.copyOf(standbys);
        }
    }
}
