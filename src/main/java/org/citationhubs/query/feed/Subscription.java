package org.citationhubs.query.feed;

import java.util.List;

/**
 * A listener's place in the feed.
 *
 * @param begin how far he was told before, or {@code now} if he begins
 * @param now the last that was published before he subscribed: he is told what comes after it
 * @param missed what was published since he last listened, oldest first
 * @param complete whether that is all of it; if not, the feed does not go back that far, or he did not say where he was
 * @param end ends it; may be called twice
 */
public record Subscription(
        FeedPosition begin, FeedPosition now, List<PublishedRecord> missed, boolean complete, Runnable end) {

    public Subscription {
        missed = List.copyOf(missed);
    }
}
