package org.citationhubs.query.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.KnownWorksQuery.KnownWorks;
import org.citationhubs.query.hub.KnownWorksQuery.KnownWorksParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;

/** What a partition knows of works that it owns: how many works cite each, and their titles. */
final class KnownWorksQuery extends PartitionQuery<KnownWorksParams, KnownWorks> {

    KnownWorksQuery() {
        super("known-works", Stage.HUBS, KnownWorksParams.class, KnownWorks.class);
    }

    @Override
    public KnownWorks answer(PartitionStores stores, ReplicaRole copy, KnownWorksParams wanted) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        for (WorkId work : wanted.works) {
            int number = stores.hubs().numbers().find(work);
            if (number != 0) {
                known.put(
                        work,
                        new KnownWork(
                                wanted.titles ? stores.factsOf(number).title() : null,
                                stores.hubs().reader().current(number).counts().citingWorks()));
            }
        }
        return new KnownWorks(known);
    }

    /**
     * Which works.
     *
     * @param titles whether their titles are wanted, which cost a reading more
     */
    record KnownWorksParams(List<WorkId> works, boolean titles) {}

    /** Those that are known. */
    record KnownWorks(Map<WorkId, KnownWork> works) {}
}
