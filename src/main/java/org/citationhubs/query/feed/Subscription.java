package org.citationhubs.query.feed;

import java.util.List;

/**
 * The subscription of a listener.
 *
 * @param begin position from which the listener continues; {@code now} for a new listener
 * @param now position of the last record before the subscription; the listener receives the records after it
 * @param missed kept records between the two positions, oldest first
 * @param complete whether {@code missed} has every record between the two positions; false for a new
 *     listener, and if the feed no longer keeps some of them
 * @param end ends the subscription; may be run twice
 */
public record Subscription(
        FeedPosition begin, FeedPosition now, List<PublishedRecord> missed, boolean complete, Runnable end) {

    public Subscription {
        missed = List.copyOf(missed);
    }
}
