package org.citationhubs.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.KnownWorksQuestion.KnownWorks;
import org.citationhubs.query.KnownWorksQuestion.Wanted;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;

/** What a partition knows of works that it owns: how many works cite each, and their titles. */
final class KnownWorksQuestion extends PartitionQuestion<Wanted, KnownWorks> {

    KnownWorksQuestion() {
        super("known-works", Half.HUBS, Wanted.class, KnownWorks.class);
    }

    @Override
    KnownWorks answer(PartitionStores stores, Copy copy, Wanted wanted) {
        Map<WorkId, KnownWork> known = new HashMap<>();
        for (WorkId work : wanted.works) {
            int number = stores.numbers().find(work);
            if (number != 0) {
                known.put(
                        work,
                        new KnownWork(
                                wanted.titles ? stores.factsOf(number).title() : null,
                                stores.reader().current(number).counts().citingWorks()));
            }
        }
        return new KnownWorks(known);
    }

    /**
     * Which works.
     *
     * @param titles whether their titles are wanted, which cost a reading more
     */
    record Wanted(List<WorkId> works, boolean titles) {}

    /** Those that are known. */
    record KnownWorks(Map<WorkId, KnownWork> works) {}
}
