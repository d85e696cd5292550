package org.citationhubs.query.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of one stage of a partition, as of the last rebalance that this instance took part in.
 *
 * @param active advertised address of the owner, null if none is known
 * @param standbys advertised addresses of the instances with a standby
 */
public record PartitionReplicas(@Nullable HostPort active, List<HostPort> standbys) {

    /** No replica is known, because partitions are moving or the service is starting. */
    public static final PartitionReplicas NONE = new PartitionReplicas(null, List.of());

    public PartitionReplicas {
        standbys = List.copyOf(standbys);
    }

    /** Creates replicas from standbys in any order. */
    public static PartitionReplicas of(@Nullable HostPort active, Collection<HostPort> standbys) {
        return new PartitionReplicas(
                active,
                standbys.stream()
                        .sorted(Comparator.comparing(HostPort::host).thenComparing(HostPort::port))
                        .toList());
    }
}
