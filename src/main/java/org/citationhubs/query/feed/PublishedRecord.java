package org.citationhubs.query.feed;

import org.jspecify.annotations.Nullable;

/**
 * A published record.
 *
 * @param hub id of the hub
 * @param json the document, null if the work is no longer a hub
 */
public record PublishedRecord(
        FeedChannel channel,
        int partition,
        long offset,
        String hub,
        @Nullable String json) {

    /** Returns the approximate size in memory. */
    int weight() {
        return 100 + 2 * hub.length() + (json == null ? 0 : json.length());
    }
}
