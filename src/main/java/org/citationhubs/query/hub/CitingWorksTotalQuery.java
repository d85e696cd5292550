package org.citationhubs.query.hub;

import org.citationhubs.query.hub.CitingWorksTotalQuery.CitingWorksTotal;
import org.citationhubs.query.hub.CitingWorksTotalQuery.CitingWorksTotalParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;

/** How many works of a partition cite anything. */
final class CitingWorksTotalQuery extends PartitionQuery<CitingWorksTotalParams, CitingWorksTotal> {

    CitingWorksTotalQuery() {
        super("citing-works-total", Stage.LISTS, CitingWorksTotalParams.class, CitingWorksTotal.class);
    }

    @Override
    public CitingWorksTotal answer(PartitionStores stores, ReplicaRole copy, CitingWorksTotalParams all) {
        return new CitingWorksTotal(stores.citingWorksTotal());
    }

    /** There is nothing to choose. */
    record CitingWorksTotalParams() {}

    /** So many. */
    record CitingWorksTotal(long citingWorks) {}
}
