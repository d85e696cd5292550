package org.citationhubs.ingest.follow;

import java.time.Duration;

/** Waits between requests, until the process is to stop. */
public interface FollowPause {

    /** Waits this long, or until {@link #stop} is called. */
    void await(Duration time) throws InterruptedException;

    /** Ends the present wait and all later ones at once. */
    void stop();

    /** Returns whether the process is to stop. */
    boolean stopped();
}
