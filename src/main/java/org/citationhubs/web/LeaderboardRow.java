package org.citationhubs.web;

import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.jspecify.annotations.Nullable;

/**
 * A hub in a list of hubs.
 *
 * @param label null if the hub has none
 * @param lastMonth citing works of the last 30 days
 */
record LeaderboardRow(
        WorkLink work, TierBadge tier, @Nullable String label, String citingWorks, String lastMonth) {

    static LeaderboardRow of(LeaderboardEntry hub) {
        return new LeaderboardRow(
                WorkLink.of(hub.id(), hub.title()),
                TierBadge.of(hub.tier()),
                hub.label() == null ? null : hub.label().text(),
                DisplayFormat.count(hub.citingWorks()),
                DisplayFormat.count(hub.windows().d30()));
    }
}
