package org.citationhubs.query;

import java.util.List;
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
                CommonOffsets.of(gathered.answers().values().stream()
                        .map(LeaderPage::asOf)
                        .toList()),
                gathered.unavailable(),
                gathered.standby());
    }
}
