package org.citationhubs.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.ReferenceEntry;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.MentionsQuestion.Found;
import org.citationhubs.query.MentionsQuestion.Wanted;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;

/** What citing works say of works that they cite. */
final class MentionsQuestion extends PartitionQuestion<Wanted, Found> {

    MentionsQuestion() {
        super("mentions", Half.LISTS, Wanted.class, Found.class);
    }

    @Override
    Found answer(PartitionStores stores, Copy copy, Wanted wanted) {
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
        return new Found(found);
    }

    /** Cited works by the citing work. */
    record Wanted(Map<WorkId, List<WorkId>> citedByCiting) {}

    /** The statements of each citation that is there, by citing and cited work. */
    record Found(Map<WorkId, Map<WorkId, List<Mention>>> mentions) {}
}
