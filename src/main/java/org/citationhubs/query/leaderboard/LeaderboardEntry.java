package org.citationhubs.query.leaderboard;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A hub of a leaderboard, as last published. A field of the JSON between instances: never rename a component.
 *
 * @param value that the leaderboard sorts by, greatest first
 * @param title null if no event has one
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

    /** Returns the value as a number that sorts like it: the bits of non-negative doubles do. */
    long key() {
        return Double.doubleToLongBits(value);
    }
}
