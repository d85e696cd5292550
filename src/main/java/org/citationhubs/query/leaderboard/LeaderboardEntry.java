package org.citationhubs.query.leaderboard;

import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A hub in an order of hubs, as it was last published.
 *
 * @param value by which it is ordered, greatest first
 * @param title null if nobody said it
 * @param label null if too few citing works are classified
 */
public record LeaderboardEntry(
        WorkId id,
        double value,
        @Nullable String title,
        Tier tier,
        @Nullable LabelName label,
        int citingWorks,
        ActivityWindows windows) {

    /** The value as a number that sorts likewise: none is negative. */
    long key() {
        return Double.doubleToLongBits(value);
    }
}
