package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of one feed are asked for, and how they go on. The records of a page are read by the reader of the
 * feed's format. Without state.
 */
interface FeedPages {

    FeedTraits traits();

    /** Returns the question for a window, without cursor, contact and key: the same for all pages of the window. */
    FeedQuery query(FeedSettings settings, FeedWindow window);

    /**
     * Returns the request for a page of a question.
     *
     * @param cursor the page as the feed names it, null for the first
     */
    FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor);

    /** Returns the headers of a request in which the feed wants its key. */
    default Map<String, String> keyHeaders(String key) {
        return Map.of();
    }

    /** Returns whether a page has no bound in memory, and is kept in a temporary file instead. */
    default boolean isFile() {
        return false;
    }

    /** Returns how many records of a question the feed hands out; further ones cannot be had. */
    default long mostRecords() {
        return Long.MAX_VALUE;
    }

    /**
     * Reads a page for what it says beside its records.
     *
     * @throws PageException if it is no page of this feed, or ends early
     * @throws IOException if it cannot be read
     */
    PageEnvelope scan(InputStream page) throws IOException, PageException;

    /**
     * Returns the cursor of the page after this one, null if this is the last of the window.
     *
     * @param read number of records of the window, this page included
     * @param rows number of records on a page that was asked for
     */
    @Nullable
    String next(PageEnvelope page, long read, int rows);

    /**
     * Returns how many records the pages of a window must hold at least.
     *
     * @param first total of the window by its first page
     * @param last total of the window by its last page
     */
    long expected(long first, long last);
}
