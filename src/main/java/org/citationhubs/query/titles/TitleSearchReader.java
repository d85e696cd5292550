package org.citationhubs.query.titles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.query.titles.TitleSearchQuery.PartitionTitlePage;
import org.citationhubs.query.titles.TitleSearchQuery.TitleMatch;

/** Merges the hubs of all partitions whose titles start with a prefix into one page. */
public final class TitleSearchReader {

    public static final PartitionQuery<?, ?> QUERY = TitleSearchQuery.QUERY;

    private final ScatterGather scatter;

    public TitleSearchReader(ScatterGather scatter) {
        this.scatter = scatter;
    }

    /** Returns a page. */
    public LeaderboardPage read(TitleSearchRequest request) {
        PartitionResults<PartitionTitlePage> results =
                scatter.queryAll(TitleSearchQuery.QUERY, request, RoutingOptions.ANY_REPLICA);
        List<TitleMatch> all = new ArrayList<>();
        results.answers().values().forEach(page -> all.addAll(page.found()));
        all.sort(Comparator.comparing(TitleMatch::position));
        boolean more = all.size() > request.limit();
        List<TitleMatch> page = more ? all.subList(0, request.limit()) : all;
        return new LeaderboardPage(
                page.stream().map(TitleMatch::hub).toList(),
                null,
                more ? page.get(page.size() - 1).position().encode() : null,
                InputOffsets.min(results.answers().values().stream()
                        .map(PartitionTitlePage::asOf)
                        .toList()),
                results.unavailable(),
                results.standby());
    }
}
