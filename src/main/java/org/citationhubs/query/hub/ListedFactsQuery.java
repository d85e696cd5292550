package org.citationhubs.query.hub;

import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.ListedFactsQuery.ListedFacts;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.jspecify.annotations.Nullable;

/** What the reference list of a work says of the work itself: all that is known of one that nobody cites. */
final class ListedFactsQuery extends PartitionQuery<WorkId, ListedFacts> {

    ListedFactsQuery() {
        super("listed-facts", Stage.LISTS, WorkId.class, ListedFacts.class);
    }

    @Override
    public ListedFacts answer(PartitionStores stores, ReplicaRole copy, WorkId work) {
        ReferenceList list = stores.referenceList(work);
        return new ListedFacts(list.isUnknown() ? null : list.description().facts());
    }

    /**
     * What it says.
     *
     * @param facts null if there is no list
     */
    record ListedFacts(@Nullable WorkFacts facts) {}
}
