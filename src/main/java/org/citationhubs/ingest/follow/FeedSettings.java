package org.citationhubs.ingest.follow;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose of the questions to a feed.
 *
 * @param address where the feed is
 * @param rows number of records on a page
 * @param updateDate whether Crossref is asked by the date of update instead of that of indexing
 * @param contact address of electronic mail at which the operators of the feed reach those of this process; null if
 *     there is none
 * @param key secret that the feed has given out, null if none
 */
public record FeedSettings(
        URI address,
        int rows,
        boolean updateDate,
        @Nullable String contact,
        @Nullable String key) {

    /** Leaves out the key. */
    @Override
    public String toString() {
        return address + ", " + rows + " rows";
    }
}
