package org.citationhubs.ingest.follow;

import java.net.URI;
import java.time.Duration;

/**
 * What is known of a feed beforehand.
 *
 * @param name name in the command line, of the position, and of the source of its events
 * @param address where it is
 * @param rows usual number of records on a page
 * @param granularity how it is asked for what changed
 * @param settle how long after its change a record may still be missing from an answer
 * @param pause time between an answer and the next request, by the limits that the feed states
 * @param mediaType type of its pages
 */
record FeedTraits(
        String name,
        URI address,
        int rows,
        FeedGranularity granularity,
        Duration settle,
        Duration pause,
        String mediaType) {}
