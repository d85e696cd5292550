package org.citationhubs.query.feed;

/** Somebody who is told. Called by the thread that reads for everybody: it must not wait. */
@FunctionalInterface
public interface FeedListener {

    /** Tells a record; those of a partition come in order. */
    void tell(PublishedRecord record);
}
