package org.citationhubs.web;

import java.util.List;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.jspecify.annotations.Nullable;

/**
 * What a search finds: the hubs whose titles begin so.
 *
 * @param words that were looked for
 * @param asked whether the words can begin a title at all
 * @param found in the order of their titles
 * @param first address of the first page, null if this is it
 * @param next address of the next page, null if this is the last
 * @param missing which partitions did not answer, null if all did
 */
record SearchPage(
        String words,
        boolean asked,
        List<LeaderboardRow> found,
        @Nullable String first,
        @Nullable String next,
        @Nullable String missing,
        @Nullable Freshness freshness) {

    /** The page of words that have neither a letter nor a digit. */
    static SearchPage ofNothing(SearchInput words) {
        return new SearchPage(words.text(), false, List.of(), null, null, null, null);
    }

    /**
     * A page of what was found.
     *
     * @param cursor with which the page was asked for, null for the first
     * @param servedBy the instance that gathered the answers
     */
    static SearchPage of(SearchInput words, LeaderboardPage titled, @Nullable String cursor, String servedBy) {
        PageUrl here = PageUrl.of("/search").with("q", words.text());
        String next = titled.nextCursor();
        return new SearchPage(
                words.text(),
                true,
                titled.items().stream().map(LeaderboardRow::of).toList(),
                cursor == null ? null : here.toString(),
                next == null ? null : here.with("cursor", next).toString(),
                StartPage.missing(titled),
                Freshness.gathered(titled.asOf(), servedBy, titled.standby()));
    }
}
