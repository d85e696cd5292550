package org.citationhubs.query.hub;

import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.PartitionProgressQuery.PartitionProgress;
import org.citationhubs.query.hub.PartitionProgressQuery.PartitionProgressParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.jspecify.annotations.Nullable;

/** Up to which input the hubs of a partition hold everything, and whether they have heard of a work. */
public final class PartitionProgressQuery extends PartitionQuery<PartitionProgressParams, PartitionProgress> {

    PartitionProgressQuery() {
        super("standing", Stage.HUBS, PartitionProgressParams.class, PartitionProgress.class);
    }

    @Override
    public PartitionProgress answer(PartitionStores stores, ReplicaRole copy, PartitionProgressParams wanted) {
        InputOffsets asOf = stores.asOf();
        WorkId work = wanted.work;
        return new PartitionProgress(asOf, work != null && stores.hubs().numbers().find(work) != 0);
    }

    /**
     * What is wanted.
     *
     * @param work of which to tell whether it is known, null for none
     */
    record PartitionProgressParams(@Nullable WorkId work) {}

    /**
     * Where a partition stands.
     *
     * @param asOf for each partition of {@code citations.v1} the offset up to which it holds
     * @param known whether it has heard of the work
     */
    public record PartitionProgress(InputOffsets asOf, boolean known) {}
}
