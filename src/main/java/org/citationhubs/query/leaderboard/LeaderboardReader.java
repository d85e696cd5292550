package org.citationhubs.query.leaderboard;

import java.util.Collection;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.leaderboard.LeaderboardQuery.LeaderboardParams;
import org.citationhubs.query.leaderboard.LeaderboardQuery.PartitionLeaderboard;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.MergedPages;
import org.citationhubs.query.page.MergedPages.MergedPage;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.jspecify.annotations.Nullable;

/** Merges the leading hubs of all partitions into one page. */
public final class LeaderboardReader {

    /** Sorts before every other id. */
    private static final WorkId FIRST_ID = WorkId.ofNormalised("acl:!");

    public static final PartitionQuery<?, ?> QUERY = LeaderboardQuery.QUERY;

    private static final MergedPages<LeaderboardEntry> PAGES =
            new MergedPages<>(LeaderboardEntry::key, LeaderboardEntry::id);

    private final ScatterGather scatter;

    public LeaderboardReader(ScatterGather scatter) {
        this.scatter = scatter;
    }

    /** Returns a page. */
    public LeaderboardPage read(LeaderboardRequest request) {
        return page(
                request,
                scatter.queryAll(LeaderboardQuery.QUERY, LeaderboardParams.of(request), RoutingOptions.ANY_REPLICA));
    }

    /**
     * Merges the answers. If a partition stopped early, the page ends there: hubs below that value are on a later page.
     */
    static LeaderboardPage page(LeaderboardRequest request, PartitionResults<PartitionLeaderboard> results) {
        Collection<PartitionLeaderboard> answers = results.answers().values();
        Double readTo = readTo(answers);
        List<List<LeaderboardEntry>> pages = answers.stream()
                .map(page -> page.leaders().stream()
                        .filter(leader -> readTo == null || leader.value() >= readTo)
                        .toList())
                .toList();
        MergedPage<LeaderboardEntry> merged = PAGES.merge(request.code(), request.limit(), pages);
        return new LeaderboardPage(
                merged.items(),
                answers.stream().mapToInt(PartitionLeaderboard::total).sum(),
                merged.nextCursor() == null && readTo != null ? cursorBelow(request, readTo) : merged.nextCursor(),
                InputOffsets.min(
                        answers.stream().map(PartitionLeaderboard::asOf).toList()),
                results.unavailable(),
                results.standby());
    }

    /** Returns the value down to which every partition has been read, null if no partition stopped early. */
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

    /** Returns a cursor after all hubs with this value and before all hubs with a lower one. */
    private static String cursorBelow(LeaderboardRequest request, double value) {
        return new Cursor(request.code(), Double.doubleToLongBits(Math.nextDown(value)), FIRST_ID).encode();
    }
}
