package org.citationhubs.ingest.command;

import java.util.Iterator;
import org.citationhubs.ingest.follow.FollowedFeed;

/** The names of the feeds that can be followed, for the help text of {@code --format}. */
final class FeedNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return FollowedFeed.names().iterator();
    }
}
