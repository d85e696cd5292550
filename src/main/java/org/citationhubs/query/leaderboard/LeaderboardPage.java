package org.citationhubs.query.leaderboard;

import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/**
 * A page of leading hubs, over all partitions.
 *
 * @param items may be fewer than were asked for, or none, though there are more: one page reads only so much
 * @param total how many hubs the partitions that answered have in this order, of that tier and label; null where they do not count them
 * @param nextCursor where the next page begins, null on the last page
 * @param asOf for each partition of {@code citations.v1} the offset up to which all that answered hold at least
 * @param unavailable partitions that did not answer, with the reasons: their hubs are missing
 * @param standby whether a copy answered for one of them
 */
public record LeaderboardPage(
        List<LeaderboardEntry> items,
        @Nullable Integer total,
        @Nullable String nextCursor,
        InputOffsets asOf,
        SortedMap<Integer, String> unavailable,
        boolean standby) {

    public LeaderboardPage {
        items = List.copyOf(items);
    }
}
