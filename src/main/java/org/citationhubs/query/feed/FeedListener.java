package org.citationhubs.query.feed;

/** Receives published records. The thread that reads the topics calls all listeners, so a listener must not block. */
@FunctionalInterface
public interface FeedListener {

    /** Receives a record; records of a partition arrive in order. */
    void onRecord(PublishedRecord record);
}
