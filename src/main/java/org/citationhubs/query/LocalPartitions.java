package org.citationhubs.query;

import java.util.function.Function;
import org.citationhubs.query.route.Copy;
import org.citationhubs.topology.Partitions;

/** The partitions as this instance can read them: none of them need be here. */
final class LocalPartitions {

    private final int count;
    private final Stores active;
    private final Stores standby;

    LocalPartitions(Partitions partitions, Function<Copy, Stores> stores) {
        this.count = partitions.count();
        this.active = stores.apply(Copy.ACTIVE);
        this.standby = stores.apply(Copy.STANDBY);
    }

    int count() {
        return count;
    }

    /** A partition, for one answer; whether it can be read shows at the first reading of each of its stores. */
    PartitionStores get(Copy copy, int partition) {
        return copy == Copy.ACTIVE ? PartitionStores.of(active, partition) : PartitionStores.ofCopy(standby, partition);
    }
}
