package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.HubCounts;
import org.jspecify.annotations.Nullable;

/**
 * The summary that is published of a hub and returned for a cited work. Lists are not copied; the caller must not
 * change them.
 *
 * @param aliases other ids of the same work
 * @param facts effective facts of the hub beside its citations
 * @param tier the tier, {@link Tier#NONE} for a cited work that is not published
 * @param label the label, null if too few citing works are classified
 * @param counts counts over the citing works
 * @param windows activity of the last days of the stream
 * @param ranking the works that are cited together with the hub
 * @param ledger the claims ledger
 * @param representative representative citing works
 * @param revision number of the publication, zero if the hub was never published
 * @param asOf the input that the summary covers
 */
public record HubSummary(
        WorkId id,
        List<WorkId> aliases,
        WorkFacts facts,
        Tier tier,
        @Nullable HubLabel label,
        HubCounts counts,
        ActivityWindows windows,
        CoCitedRanking ranking,
        List<ClaimsLedgerRow> ledger,
        List<RepresentativeWork> representative,
        long revision,
        InputOffsets asOf) {

    /** Returns the number of distinct works that cite the hub. */
    public int citingWorks() {
        return counts.citingWorks();
    }

    /** Returns this summary with other covered offsets. */
    public HubSummary withAsOf(InputOffsets newAsOf) {
        return new HubSummary(
                id, aliases, facts, tier, label, counts, windows, ranking, ledger, representative, revision, newAsOf);
    }

    /** Returns this summary with another ranking and other representative works. */
    public HubSummary withHighlights(CoCitedRanking newRanking, List<RepresentativeWork> newRepresentative) {
        return new HubSummary(
                id,
                aliases,
                facts,
                tier,
                label,
                counts,
                windows,
                newRanking,
                ledger,
                newRepresentative,
                revision,
                asOf);
    }

    /**
     * The co-cited works of a hub with titles.
     *
     * @param coCitedWorks number of distinct works that are cited together with the hub
     * @param coCitations sum of their counts
     * @param leading the leading works
     */
    public record CoCitedRanking(int coCitedWorks, long coCitations, List<CoCitedWork> leading) {

        /** Number of leading works in a ranking. */
        public static final int LEADING_WORKS = 20;

        /** The ranking of a work without co-cited works. */
        public static final CoCitedRanking NOTHING = new CoCitedRanking(0, 0, List.of());
    }
}
