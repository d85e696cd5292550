package org.citationhubs.ingest.follow;

import java.time.Duration;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.citationhubs.ingest.follow.fetch.RetryPause;

/**
 * What becomes of a page that failed.
 *
 * @param position where to go on
 * @param restarts how often the window has been started again
 * @param pause how long to wait before
 */
record Recovery(FeedPosition position, int restarts, Duration pause) {

    /** Failures at one page after which its cursor is given up, whatever the feed says of it. */
    static final int FAILURES_OF_A_CURSOR = 8;

    /** How often a window is read again that had fewer records than its first page said. */
    static final int SHORT_READS = 2;

    /**
     * Decides after a failure. The page is asked for again; but if its cursor is refused, or has failed for so long
     * that it must have expired, the window starts again.
     *
     * @param failures failures in a row at this page, this one included
     * @param restarts how often the window has been started again
     * @param random from 0 to 1
     */
    static Recovery after(PageException failure, FeedPosition position, int failures, int restarts, double random) {
        boolean expired = position.cursor() != null
                && (failure.failure() == PageFailure.REFUSED
                        || (failure.failure() != PageFailure.NOT_PUBLISHED && failures >= FAILURES_OF_A_CURSOR));
        int again = expired ? restarts + 1 : restarts;
        return new Recovery(
                expired ? position.restarted() : position,
                again,
                RetryPause.after(Math.max(failures, again), failure.retryAfter(), random));
    }

    /**
     * Returns whether a window must be read again, because its pages held fewer records than the feed has.
     *
     * @param expected number of records that the pages must hold at least
     * @param shortReads how often this window was short before
     */
    static boolean isShort(FeedPosition position, long expected, int shortReads) {
        return position.read() < expected && shortReads < SHORT_READS;
    }
}
