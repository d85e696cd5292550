package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.MentionsQuery.FoundMentions;
import org.citationhubs.query.hub.MentionsQuery.MentionsParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;

/** What citing works say of works that they cite. */
final class MentionsQuery extends PartitionQuery<MentionsParams, FoundMentions> {

    MentionsQuery() {
        super("mentions", Stage.LISTS, MentionsParams.class, FoundMentions.class);
    }

    @Override
    public FoundMentions answer(PartitionStores stores, ReplicaRole copy, MentionsParams wanted) {
        Map<WorkId, Map<WorkId, List<Mention>>> found = new HashMap<>();
        wanted.citedByCiting.forEach((citing, cited) -> {
            ReferenceList list = stores.referenceList(citing);
            for (ReferenceEntry entry : list.entries()) {
                if (entry.asserted() && cited.contains(entry.cited())) {
                    found.computeIfAbsent(citing, none -> new HashMap<>())
                            .put(entry.cited(), new ArrayList<>(entry.mentions()));
                }
            }
        });
        return new FoundMentions(found);
    }

    /** Cited works by the citing work. */
    record MentionsParams(Map<WorkId, List<WorkId>> citedByCiting) {}

    /** The statements of each citation that is there, by citing and cited work. */
    record FoundMentions(Map<WorkId, Map<WorkId, List<Mention>>> mentions) {}
}
