package org.citationhubs.web;

import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.jspecify.annotations.Nullable;

/**
 * A hub in a list of hubs.
 *
 * @param label null if it has none
 * @param lately citing works of the last 30 days
 * @param zScore how unusual that is, in standard deviations of its own history
 */
record LeaderboardRow(
        WorkLink work,
        String tier,
        String tierKind,
        @Nullable String label,
        String citingWorks,
        String lately,
        String zScore) {

    static LeaderboardRow of(LeaderboardEntry leader) {
        return new LeaderboardRow(
                WorkLink.of(leader.id(), leader.title()),
                DisplayFormat.of(leader.tier()),
                DisplayFormat.parameter(leader.tier()),
                leader.label() == null ? null : leader.label().text(),
                DisplayFormat.count(leader.citingWorks()),
                DisplayFormat.count(leader.windows().d30()),
                DisplayFormat.decimal(leader.windows().zScore()));
    }
}
