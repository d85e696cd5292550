package org.citationhubs.query.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Who holds half a partition, as this instance was told at the last rebalance.
 *
 * @param active the owner at the address it advertises, null if nobody is known to be
 * @param standbys instances that hold a copy, by address
 */
public record PartitionReplicas(@Nullable HostInfo active, List<HostInfo> standbys) {

    /** Nobody is known to hold it: partitions are moving, or nothing has started yet. */
    public static final PartitionReplicas NOBODY = new PartitionReplicas(null, List.of());

    public PartitionReplicas {
        standbys = List.copyOf(standbys);
    }

    /** An owner, and copies in any order. */
    public static PartitionReplicas of(HostInfo active, Collection<HostInfo> standbys) {
        return new PartitionReplicas(
                active,
                standbys.stream()
                        .sorted(Comparator.comparing(HostInfo::host).thenComparing(HostInfo::port))
                        .toList());
    }
}
