package org.citationhubs.web;

import java.util.List;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.ops.InputLags;
import org.jspecify.annotations.Nullable;

/**
 * The page of a search by title.
 *
 * @param words the beginning of the title
 * @param searched false if the words have neither a letter nor a digit
 * @param found hubs in the order of their titles
 * @param missing partitions that did not answer; null if all answered
 */
record SearchPage(
        String words,
        boolean searched,
        List<LeaderboardRow> found,
        Pager pager,
        @Nullable String missing,
        @Nullable Freshness freshness) {

    /** Returns the page of a search that was not made, because the words have neither a letter nor a digit. */
    static SearchPage empty(SearchInput input) {
        return new SearchPage(input.text(), false, List.of(), new Pager(null, null), null, null);
    }

    /**
     * Returns a page of results.
     *
     * @param cursor of this page; null for the first page
     * @param servedBy {@code host:port} of this instance
     * @param lags returns how far the page is behind its input
     */
    static SearchPage of(
            SearchInput input, LeaderboardPage titled, @Nullable String cursor, String servedBy, InputLags lags) {
        return new SearchPage(
                input.text(),
                true,
                titled.items().stream().map(LeaderboardRow::of).toList(),
                Pager.of(PageUrl.of("/search").with("q", input.text()), cursor, titled.nextCursor()),
                StartPage.missing(titled),
                Freshness.gathered(titled.asOf(), servedBy, titled.standby(), lags));
    }
}
