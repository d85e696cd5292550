package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.HubCounts;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a hub and answered for a cited work. The caller hands over what it holds and changes none of it afterwards.
 *
 * @param aliases other ids of the same work
 * @param facts what is believed of the hub beside its citations
 * @param tier {@link Tier#NONE} if it is answered only
 * @param label null if too few citing works are classified
 * @param counts over its citing works
 * @param windows of the last days of the stream
 * @param ranking of the works cited together with it
 * @param ledger its claims and what is said of it
 * @param representative citing works worth reading
 * @param revision rises by one with each publication, zero if it was never published
 * @param asOf for each partition of {@code citations.v1} the offset up to which this holds
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

    /** Distinct works that cite it. */
    public int citingWorks() {
        return counts.citingWorks();
    }

    /** The same, said to hold up to other offsets. */
    public HubSummary asOf(InputOffsets newAsOf) {
        return new HubSummary(
                id, aliases, facts, tier, label, counts, windows, ranking, ledger, representative, revision, newAsOf);
    }

    /** The same with other works to show. */
    public HubSummary showing(CoCitedRanking newRanking, List<RepresentativeWork> newRepresentative) {
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
     * @param coCitedWorks distinct works cited together with it
     * @param coCitations sum over them of how often each is
     * @param leading the leading ones
     */
    public record CoCitedRanking(int coCitedWorks, long coCitations, List<CoCitedWork> leading) {

        /** Number of leading works in a ranking. */
        public static final int LEADING_WORKS = 20;

        /** Nothing is cited together with it. */
        public static final CoCitedRanking NOTHING = new CoCitedRanking(0, 0, List.of());
    }
}
