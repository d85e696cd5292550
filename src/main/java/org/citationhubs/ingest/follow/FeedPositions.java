package org.citationhubs.ingest.follow;

import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;

/** Keeps the positions of feeds. */
public interface FeedPositions {

    /**
     * Returns the last value that was written for a feed, null if there is none.
     *
     * @throws ImportException if the positions cannot be read
     */
    byte @Nullable [] read(String feed);

    /**
     * Writes the position of a feed, and returns when it is kept.
     *
     * @throws PublishException if it is not
     */
    void write(String feed, byte[] position);
}
