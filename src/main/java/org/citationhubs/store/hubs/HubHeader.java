package org.citationhubs.store.hubs;

import java.util.List;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.PublishedState;
import org.jspecify.annotations.Nullable;

/**
 * The stored summary of a hub. Rows from {@code nextRow} on are newer than the header; {@link HubReader} adds them to
 * its counts.
 *
 * @param nextRow the first row that the counts do not contain
 * @param counts over the rows before it
 * @param mergedRows the first row that the pages of co-citation counts do not contain
 * @param merges the number of merges of rows into pages
 * @param pageBits binary logarithm of the number of pages
 * @param revision the number of publications of the hub
 * @param published whether the newest publication was a summary, not a withdrawal
 * @param coCitedWorks distinct co-cited works when the header was stored
 * @param coCitations the sum of their counts then
 * @param leading the leading co-cited works then
 * @param shown what was published then
 * @param highlights the highlights then; null for a hub of few rows, which are read instead
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
        @Nullable Highlights highlights) {

    public HubHeader {
        leading = List.copyOf(leading);
    }

    /** Returns the header of a hub without a stored one. */
    static HubHeader none() {
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
                highlights);
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
                highlights);
    }
}
