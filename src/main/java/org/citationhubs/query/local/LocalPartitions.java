package org.citationhubs.query.local;

import java.util.function.Function;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.topology.message.WorkPartitioner;

/** Gives access to the replicas of this instance; a partition need not have one. */
public final class LocalPartitions {

    private final int count;
    private final StoreProvider active;
    private final StoreProvider standby;

    public LocalPartitions(WorkPartitioner partitions, Function<ReplicaRole, StoreProvider> stores) {
        this.count = partitions.count();
        this.active = stores.apply(ReplicaRole.ACTIVE);
        this.standby = stores.apply(ReplicaRole.STANDBY);
    }

    /** Returns the number of partitions of the service. */
    public int count() {
        return count;
    }

    /** Returns the stores of a partition, for one query. The first read of each store fails if it cannot be read. */
    public PartitionStores get(ReplicaRole role, int partition) {
        return role == ReplicaRole.ACTIVE
                ? PartitionStores.ofActive(active, partition)
                : PartitionStores.ofStandby(standby, partition);
    }
}
