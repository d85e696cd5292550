package org.citationhubs.query.hub;

import org.citationhubs.query.hub.UnpublishedHubsQuery.UnpublishedHubs;
import org.citationhubs.query.hub.UnpublishedHubsQuery.UnpublishedHubsParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;

/** How many hubs of a partition changed and are not published yet. */
final class UnpublishedHubsQuery extends PartitionQuery<UnpublishedHubsParams, UnpublishedHubs> {

    UnpublishedHubsQuery() {
        super("unpublished", Stage.HUBS, UnpublishedHubsParams.class, UnpublishedHubs.class);
    }

    @Override
    public UnpublishedHubs answer(PartitionStores stores, ReplicaRole copy, UnpublishedHubsParams all) {
        return new UnpublishedHubs(stores.unpublishedHubs());
    }

    /** There is nothing to choose. */
    record UnpublishedHubsParams() {}

    /** So many. */
    record UnpublishedHubs(int hubs) {}
}
