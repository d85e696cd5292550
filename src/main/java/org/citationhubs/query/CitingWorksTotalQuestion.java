package org.citationhubs.query;

import org.citationhubs.query.CitingWorksTotalQuestion.All;
import org.citationhubs.query.CitingWorksTotalQuestion.Total;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;

/** How many works of a partition cite anything. */
final class CitingWorksTotalQuestion extends PartitionQuestion<All, Total> {

    CitingWorksTotalQuestion() {
        super("citing-works-total", Half.LISTS, All.class, Total.class);
    }

    @Override
    Total answer(PartitionStores stores, Copy copy, All all) {
        return new Total(stores.citingWorksTotal());
    }

    /** There is nothing to choose. */
    record All() {}

    /** So many. */
    record Total(long citingWorks) {}
}
