package org.citationhubs.query;

import org.citationhubs.query.UnpublishedQuestion.All;
import org.citationhubs.query.UnpublishedQuestion.Unpublished;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;

/** How many hubs of a partition changed and are not published yet. */
final class UnpublishedQuestion extends PartitionQuestion<All, Unpublished> {

    UnpublishedQuestion() {
        super("unpublished", Half.HUBS, All.class, Unpublished.class);
    }

    @Override
    Unpublished answer(PartitionStores stores, Copy copy, All all) {
        return new Unpublished(stores.unpublishedHubs());
    }

    /** There is nothing to choose. */
    record All() {}

    /** So many. */
    record Unpublished(int hubs) {}
}
