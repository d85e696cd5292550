/**
 * Follows feeds that live: reads what they changed, window by window and page by page, and publishes it.
 *
 * <p>{@link org.citationhubs.ingest.follow.FeedPages} says for one feed how pages are asked for and how they go on.
 * What decides is free of effects: {@link org.citationhubs.ingest.follow.FeedGranularity} (which window is next),
 * {@link org.citationhubs.ingest.follow.FeedPosition} (what is read), {@link org.citationhubs.ingest.follow.Recovery}
 * (what becomes of a page that failed) and {@link org.citationhubs.ingest.follow.fetch.RetryPause} (how long to wait).
 * {@link org.citationhubs.ingest.follow.FeedFollower} is the loop around them.
 */
@NullMarked
package org.citationhubs.ingest.follow;

import org.jspecify.annotations.NullMarked;
