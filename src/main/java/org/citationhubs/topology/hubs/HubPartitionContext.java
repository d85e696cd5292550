package org.citationhubs.topology.hubs;

import java.util.function.Consumer;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.message.WorkPartitioner;

/**
 * What the parts of a {@link HubPartition} share.
 *
 * @param partition the number of the partition
 * @param numbers the numbers that stand for works in the stores
 * @param hubs the hubs that changed recently
 * @param outputs receives what the partition sends and publishes
 */
record HubPartitionContext(
        int partition,
        WorkPartitioner partitioner,
        HubStores stores,
        WorkNumbers numbers,
        HubCache hubs,
        Consumer<? super HubStageOutput> outputs) {}
