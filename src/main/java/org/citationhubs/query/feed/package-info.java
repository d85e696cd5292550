/**
 * What was published of hubs, told to whoever listens.
 *
 * <p>{@link org.citationhubs.query.feed.FeedReader} reads the published topics, once for the whole instance, and hands each record to
 * {@link org.citationhubs.query.feed.Feed}, which keeps the latest for those who come back and tells the
 * {@link org.citationhubs.query.feed.Listener listeners}. Any instance serves any hub: the topics are the same everywhere.
 */
@NullMarked
package org.citationhubs.query.feed;

import org.jspecify.annotations.NullMarked;
