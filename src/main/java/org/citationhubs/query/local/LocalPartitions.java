package org.citationhubs.query.local;

import java.util.function.Function;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.topology.message.WorkPartitioner;

/** The partitions as this instance can read them: none of them need be here. */
public final class LocalPartitions {

    private final int count;
    private final StoreProvider active;
    private final StoreProvider standby;

    public LocalPartitions(WorkPartitioner partitions, Function<ReplicaRole, StoreProvider> stores) {
        this.count = partitions.count();
        this.active = stores.apply(ReplicaRole.ACTIVE);
        this.standby = stores.apply(ReplicaRole.STANDBY);
    }

    public int count() {
        return count;
    }

    /** A partition, for one answer; whether it can be read shows at the first reading of each of its stores. */
    public PartitionStores get(ReplicaRole copy, int partition) {
        return copy == ReplicaRole.ACTIVE
                ? PartitionStores.of(active, partition)
                : PartitionStores.ofCopy(standby, partition);
    }
}
