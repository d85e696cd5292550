package org.citationhubs.query.leaderboard;

import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/**
 * A page of hubs of all partitions.
 *
 * @param items may be fewer than the limit, or none, while a next page exists,
 *     because one request reads a bounded number of entries
 * @param total number of hubs of the order, tier and label in the partitions that
 *     answered; null if the order does not count them
 * @param nextCursor cursor of the next page, null on the last page
 * @param asOf input offsets that the answers of all partitions cover at least
 * @param unavailable partitions that did not answer, with the reasons; their hubs are missing
 * @param standby whether a standby replica answered for at least one partition
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
