package org.citationhubs.query.leaderboard;

import java.util.Collection;
import java.util.List;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.leaderboard.LeaderboardQuery.LeaderboardParams;
import org.citationhubs.query.leaderboard.LeaderboardQuery.PartitionLeaderboard;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.MergedPages;
import org.citationhubs.query.page.MergedPages.MergedPage;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.jspecify.annotations.Nullable;

/** Gathers the leading hubs of all partitions into one page. */
public final class LeaderboardReader {

    /** No id sorts before it. */
    private static final WorkId FIRST_ID = WorkId.parse("acl:!");

    public static final LeaderboardQuery QUESTION = new LeaderboardQuery();

    private static final MergedPages<LeaderboardEntry> PAGES =
            new MergedPages<>(LeaderboardEntry::key, LeaderboardEntry::id);

    private final ScatterGather cluster;

    public LeaderboardReader(ScatterGather cluster) {
        this.cluster = cluster;
    }

    public LeaderboardPage read(LeaderboardRequest request) {
        return page(request, cluster.askAll(QUESTION, LeaderboardParams.of(request), RoutingOptions.OF_ANYBODY));
    }

    /** One page of what the partitions gave. Where one stopped early, nothing beyond that place is given of any. */
    static LeaderboardPage page(LeaderboardRequest request, PartitionResults<PartitionLeaderboard> gathered) {
        Collection<PartitionLeaderboard> answers = gathered.answers().values();
        Double readTo = readTo(answers);
        List<List<LeaderboardEntry>> pieces = answers.stream()
                .map(page -> page.leaders().stream()
                        .filter(leader -> readTo == null || leader.value() >= readTo)
                        .toList())
                .toList();
        MergedPage<LeaderboardEntry> merged = PAGES.merge(request.code(), request.limit(), pieces);
        return new LeaderboardPage(
                merged.items(),
                answers.stream().mapToInt(PartitionLeaderboard::total).sum(),
                merged.nextCursor() == null && readTo != null ? below(request, readTo) : merged.nextCursor(),
                InputOffsets.min(
                        answers.stream().map(PartitionLeaderboard::asOf).toList()),
                gathered.unavailable(),
                gathered.standby());
    }

    /** The value down to which every partition has looked, null if none stopped before its end. */
    private static @Nullable Double readTo(Collection<PartitionLeaderboard> answers) {
        Double highest = null;
        for (PartitionLeaderboard page : answers) {
            Double readTo = page.readTo();
            if (readTo != null && (highest == null || readTo > highest)) {
                highest = readTo;
            }
        }
        return highest;
    }

    /** A place before all hubs with a lesser value, and after those with this one. */
    private static String below(LeaderboardRequest request, double value) {
        return new Cursor(request.code(), Double.doubleToLongBits(Math.nextDown(value)), FIRST_ID).encode();
    }
}
