package org.citationhubs.ingest.follow;

import java.time.Instant;

/**
 * The time in which the records changed that a feed is asked for.
 *
 * @param from begin, inclusive
 * @param until end; a record that changed at exactly this time may be in this window, the next one or both
 */
record FeedWindow(Instant from, Instant until) {

    FeedWindow {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a window ends at " + until + ", before it begins at " + from);
        }
    }
}
