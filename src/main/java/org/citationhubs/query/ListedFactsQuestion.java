package org.citationhubs.query;

import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.ListedFactsQuestion.Listed;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.jspecify.annotations.Nullable;

/** What the reference list of a work says of the work itself: all that is known of one that nobody cites. */
final class ListedFactsQuestion extends PartitionQuestion<WorkId, Listed> {

    ListedFactsQuestion() {
        super("listed-facts", Half.LISTS, WorkId.class, Listed.class);
    }

    @Override
    Listed answer(PartitionStores stores, Copy copy, WorkId work) {
        ReferenceList list = stores.referenceList(work);
        return new Listed(list.isUnknown() ? null : list.description().facts());
    }

    /**
     * What it says.
     *
     * @param facts null if there is no list
     */
    record Listed(@Nullable WorkFacts facts) {}
}
