package org.citationhubs.query.titles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.query.titles.TitleSearchQuery.PartitionTitlePage;
import org.citationhubs.query.titles.TitleSearchQuery.TitleMatch;

/** Gathers the hubs whose titles begin alike from all partitions into one page. */
public final class TitleSearchReader {

    public static final TitleSearchQuery QUESTION = new TitleSearchQuery();

    private final ScatterGather cluster;

    public TitleSearchReader(ScatterGather cluster) {
        this.cluster = cluster;
    }

    public LeaderboardPage read(TitleSearchRequest request) {
        PartitionResults<PartitionTitlePage> gathered = cluster.askAll(QUESTION, request, RoutingOptions.OF_ANYBODY);
        List<TitleMatch> all = new ArrayList<>();
        gathered.answers().values().forEach(page -> all.addAll(page.found()));
        all.sort(Comparator.comparing(TitleMatch::place));
        boolean more = all.size() > request.limit();
        List<TitleMatch> page = more ? all.subList(0, request.limit()) : all;
        return new LeaderboardPage(
                page.stream().map(TitleMatch::hub).toList(),
                null,
                more ? page.get(page.size() - 1).place().encode() : null,
                InputOffsets.min(gathered.answers().values().stream()
                        .map(PartitionTitlePage::asOf)
                        .toList()),
                gathered.unavailable(),
                gathered.standby());
    }
}
