package org.citationhubs.hub;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;

/**
 * What is published of a hub and answered for a cited work.
 *
 * @param facts what is believed of the hub beside its citations
 * @param tier {@link Tier#NONE} if it is answered only
 * @param citingWorks distinct works that cite it
 * @param statements mentions of it in them
 * @param classifiedCitingWorks citing works with a role other than unclassified
 * @param roles by role, those that do not occur left out
 * @param polarities by stance, those that do not occur left out
 * @param years citing works by year of publication
 * @param undated citing works without a date
 * @param coCitedWorks distinct works cited together with it
 * @param coCitations sum over them of how often each is
 * @param coCited the leading ones
 * @param revision rises by one with each publication, zero if it was never published
 * @param asOf for each partition of {@code citations.v1} the offset up to which this holds
 */
public record HubSummary(
        WorkId id,
        WorkFacts facts,
        Tier tier,
        int citingWorks,
        int statements,
        int classifiedCitingWorks,
        Map<Role, Tally> roles,
        Map<Polarity, Tally> polarities,
        SortedMap<Integer, Integer> years,
        int undated,
        int coCitedWorks,
        long coCitations,
        List<CoCitedWork> coCited,
        long revision,
        SortedMap<Integer, Long> asOf) {

    /** Puts counts, ranking and identity together; the caller hands over what it holds and changes none of it afterwards. */
    public static HubSummary of(
            WorkId id,
            WorkFacts facts,
            HubCounts counts,
            Ranking ranking,
            int leastCitingWorks,
            long revision,
            SortedMap<Integer, Long> asOf) {
        return new HubSummary(
                id,
                facts,
                Tier.of(counts.citingWorks(), leastCitingWorks),
                counts.citingWorks(),
                counts.statements(),
                counts.classifiedCitingWorks(),
                counts.roles(),
                counts.polarities(),
                counts.years(),
                counts.undated(),
                ranking.coCitedWorks(),
                ranking.coCitations(),
                ranking.leading(),
                revision,
                asOf);
    }

    /** The co-cited works of a hub with titles. */
    public record Ranking(int coCitedWorks, long coCitations, List<CoCitedWork> leading) {}
}
