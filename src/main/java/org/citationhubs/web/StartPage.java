package org.citationhubs.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.ops.InputLags;
import org.jspecify.annotations.Nullable;

/**
 * The start page.
 *
 * @param trending hubs whose recent citation rate is significantly above their own history
 * @param missing partitions that did not answer; null if all answered
 */
record StartPage(
        LeadingHubs leading,
        List<LeaderboardRow> trending,
        @Nullable String missing,
        Freshness freshness) {

    /**
     * Returns the start page.
     *
     * @param servedBy {@code host:port} of this instance
     * @param lags returns how far the page is behind its input
     */
    static StartPage of(
            LeaderboardRequest request,
            LeaderboardPage leading,
            LeaderboardPage trending,
            String servedBy,
            InputLags lags) {
        return new StartPage(
                LeadingHubs.of(request, leading),
                trending.items().stream().map(LeaderboardRow::of).toList(),
                missing(leading, trending),
                Freshness.gathered(leading.asOf(), servedBy, leading.standby() || trending.standby(), lags));
    }

    /** Returns the partitions that are missing from any of the lists; null if none is. */
    static @Nullable String missing(LeaderboardPage... lists) {
        Set<Integer> partitions = new TreeSet<>();
        for (LeaderboardPage list : lists) {
            partitions.addAll(list.unavailable().keySet());
        }
        return partitions.isEmpty()
                ? null
                : partitions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
