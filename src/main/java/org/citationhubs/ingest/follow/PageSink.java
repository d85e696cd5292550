package org.citationhubs.ingest.follow;

import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.ImportException;

/** Publishes the events of one page. */
public interface PageSink extends EventSink {

    /**
     * Waits until every event of the page is acknowledged.
     *
     * @throws ImportException if one is not; its cause says why
     */
    void finish();

    /** Returns how many events the service would refuse or the topics do not take; they are not published. */
    long leftOut();

    /** Opens sinks. */
    interface Opener {

        /**
         * Opens the sink of a page.
         *
         * @param page name of the page, the begin of the ids of its events
         */
        PageSink open(String page);

        /** Connects to the brokers anew for the next sink, after events were not published. */
        void reconnect();
    }
}
