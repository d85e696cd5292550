package org.citationhubs.store.hubs;

import java.util.List;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.PublishedState;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a hub itself. Rows beyond {@code nextRow} came later than the head was written and are added to its counts by
 * whoever reads it.
 *
 * @param nextRow the first row that the counts do not know
 * @param counts over the rows before it
 * @param mergedRows the first row that the pages of co-citation counts do not know
 * @param merges how often rows were merged into pages
 * @param pageBits how many pages there are, as a power of two
 * @param revision how often the hub was published
 * @param published whether the newest publication was a summary and not its withdrawal
 * @param coCitedWorks distinct co-cited works when it was last brought up to date
 * @param coCitations sum of their counts then
 * @param leading the leading ones then
 * @param shown what was shown then
 * @param standouts the works and statements that stood out then; null for a hub of few rows, of which they are found again
 */
public record HubHeader(
        int nextRow,
        HubCounts counts,
        int mergedRows,
        int merges,
        int pageBits,
        long revision,
        boolean published,
        int coCitedWorks,
        long coCitations,
        List<RankedWork> leading,
        PublishedState shown,
        @Nullable Highlights standouts) {

    public HubHeader {
        leading = List.copyOf(leading);
    }

    /** The head of a hub that has none stored. */
    public static HubHeader none() {
        return new HubHeader(0, HubCounts.NONE, 0, 0, 0, 0, false, 0, 0, List.of(), PublishedState.NOTHING, null);
    }

    HubHeader withCounts(int rows, HubCounts newCounts) {
        return new HubHeader(
                rows,
                newCounts,
                mergedRows,
                merges,
                pageBits,
                revision,
                published,
                coCitedWorks,
                coCitations,
                leading,
                shown,
                standouts);
    }

    HubHeader withMerge(int rows, int bits) {
        return new HubHeader(
                nextRow,
                counts,
                rows,
                merges + 1,
                bits,
                revision,
                published,
                coCitedWorks,
                coCitations,
                leading,
                shown,
                standouts);
    }
}
