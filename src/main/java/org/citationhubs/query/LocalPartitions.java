package org.citationhubs.query;

import java.util.function.Function;
import org.citationhubs.query.route.Copy;
import org.citationhubs.topology.Partitions;

/** The partitions as this instance can read them: none of them need be here. */
final class LocalPartitions {

    private final PartitionStores[] active;
    private final PartitionStores[] standby;

    LocalPartitions(Partitions partitions, Function<Copy, Stores> stores) {
        this.active = of(partitions, stores.apply(Copy.ACTIVE));
        this.standby = of(partitions, stores.apply(Copy.STANDBY));
    }

    private static PartitionStores[] of(Partitions partitions, Stores stores) {
        PartitionStores[] all = new PartitionStores[partitions.count()];
        for (int partition = 0; partition < all.length; partition++) {
            all[partition] = PartitionStores.of(stores, partition);
        }
        return all;
    }

    int count() {
        return active.length;
    }

    /** A partition; whether it can be read shows at each reading. */
    PartitionStores get(Copy copy, int partition) {
        return switch (copy) {
            case ACTIVE -> active[partition];
            case STANDBY -> standby[partition];
        };
    }
}
