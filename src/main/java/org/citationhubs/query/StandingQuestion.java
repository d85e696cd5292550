package org.citationhubs.query;

import java.util.SortedMap;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.StandingQuestion.Standing;
import org.citationhubs.query.StandingQuestion.Wanted;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.jspecify.annotations.Nullable;

/** Up to which input the hubs of a partition hold everything, and whether they have heard of a work. */
final class StandingQuestion extends PartitionQuestion<Wanted, Standing> {

    StandingQuestion() {
        super("standing", Half.HUBS, Wanted.class, Standing.class);
    }

    @Override
    Standing answer(PartitionStores stores, Copy copy, Wanted wanted) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        WorkId work = wanted.work;
        return new Standing(asOf, work != null && stores.numbers().find(work) != 0);
    }

    /**
     * What is wanted.
     *
     * @param work of which to tell whether it is known, null for none
     */
    record Wanted(@Nullable WorkId work) {}

    /**
     * Where a partition stands.
     *
     * @param asOf for each partition of {@code citations.v1} the offset up to which it holds
     * @param known whether it has heard of the work
     */
    record Standing(SortedMap<Integer, Long> asOf, boolean known) {}
}
