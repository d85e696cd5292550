package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a feed is read: all before the window, and of the window as many pages as lead to the cursor.
 *
 * @param window the window that is read; once it is read, its end is the time up to which the feed is
 * @param complete whether all pages of the window are read
 * @param asked when its first page was asked for, null before
 * @param cursor the page to read next as the feed names it; null for the first
 * @param read number of records in the pages that are read
 * @param total number of records in the window by its first page, {@link PageEnvelope#UNKNOWN} if the feed says none
 * @param query the question that the cursor belongs to, empty if there is none
 */
record FeedPosition(
        FeedWindow window,
        boolean complete,
        @Nullable Instant asked,
        @Nullable String cursor,
        long read,
        long total,
        String query) {

    /** Returns the position of a feed that is to be read from the begin of a day (UTC). */
    static FeedPosition before(LocalDate day) {
        return readUntil(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static FeedPosition readUntil(Instant time) {
        FeedWindow nothing = new FeedWindow(time, time);
        return new FeedPosition(nothing, true, null, null, 0, PageEnvelope.UNKNOWN, "");
    }

    private static FeedPosition begin(FeedWindow window) {
        return new FeedPosition(window, false, null, null, 0, PageEnvelope.UNKNOWN, "");
    }

    /** Returns the position at the next page to read; empty if there is nothing new. */
    Optional<FeedPosition> due(FeedGranularity granularity, Instant now, Duration settle) {
        return complete ? granularity.next(window.until(), now, settle).map(FeedPosition::begin) : Optional.of(this);
    }

    /** Returns the position at the first page of the window. */
    FeedPosition restarted() {
        return begin(window);
    }

    /** Returns this position if its cursor belongs to a question, else the one at the first page of the window. */
    FeedPosition of(String question) {
        return complete || cursor == null || query.equals(question) ? this : restarted();
    }

    /**
     * Returns the position after the next page.
     *
     * @param next the page after it, null if it was the last one
     * @param time when it was asked for: the earlier of this machine's time and the feed's
     * @param question what was asked
     */
    FeedPosition afterPage(PageEnvelope page, @Nullable String next, Instant time, String question) {
        return new FeedPosition(
                window,
                false,
                asked == null ? time : asked,
                next,
                read + page.items(),
                total == PageEnvelope.UNKNOWN ? page.total() : total,
                question);
    }

    /** Returns the position after the last page of the window. */
    FeedPosition completed(FeedGranularity granularity, Duration settle) {
        Instant time = asked == null ? window.from() : asked;
        Instant until = granularity.readUntil(window, time, settle);
        Instant from = until.isBefore(window.from()) ? until : window.from();
        return new FeedPosition(new FeedWindow(from, until), true, asked, null, read, total, "");
    }

    /**
     * Returns whether the pages of the window hold so many more records than the feed counted that they must be the
     * same ones again and again, as those of a server that does not know cursors.
     *
     * @param rows number of records on a page that was asked for
     */
    boolean goesRound(int rows) {
        return total != PageEnvelope.UNKNOWN && read > 2 * total + 10L * rows;
    }

    /** Returns the time up to which the feed is read for certain. */
    Instant readUntil() {
        return complete ? window.until() : window.from();
    }
}
