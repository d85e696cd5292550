package org.citationhubs.query;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.query.LeadersQuestion.LeaderPage;
import org.citationhubs.query.LeadersQuestion.Wanted;
import org.citationhubs.query.MergedPages.Merged;
import org.citationhubs.query.route.Asked;

/** Gathers the leading hubs of all partitions into one page. */
final class LeadersReader {

    static final LeadersQuestion QUESTION = new LeadersQuestion();

    private final MergedPages<Leader> pages = new MergedPages<>(Leader::key, Leader::id);
    private final Cluster cluster;

    LeadersReader(Cluster cluster) {
        this.cluster = cluster;
    }

    Leaders read(LeaderRequest request) {
        Gathered<LeaderPage> gathered = cluster.askAll(QUESTION, Wanted.of(request), Asked.OF_ANYBODY);
        List<List<Leader>> pieces =
                gathered.answers().values().stream().map(LeaderPage::leaders).toList();
        Merged<Leader> merged = pages.merge(request.code(), request.limit(), pieces);
        return new Leaders(
                merged.items(),
                merged.nextCursor(),
                least(gathered.answers().values().stream().map(LeaderPage::asOf).toList()),
                gathered.unavailable(),
                gathered.standby());
    }

    /** Up to where all of them hold: an input partition that one has heard nothing of is in none. */
    private static SortedMap<Integer, Long> least(Collection<SortedMap<Integer, Long>> all) {
        SortedMap<Integer, Long> least = null;
        for (SortedMap<Integer, Long> one : all) {
            if (least == null) {
                least = new TreeMap<>(one);
            } else {
                least.keySet().retainAll(one.keySet());
                least.replaceAll((partition, offset) -> Math.min(offset, one.getOrDefault(partition, offset)));
            }
        }
        return least == null ? new TreeMap<>() : least;
    }
}
