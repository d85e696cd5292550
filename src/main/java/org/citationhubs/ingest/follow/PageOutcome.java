package org.citationhubs.ingest.follow;

/**
 * A page that was published.
 *
 * @param position position after the page
 * @param envelope what the page says beside its records
 */
record PageOutcome(FeedPosition position, PageEnvelope envelope) {

    /** Returns whether it was the last page of its window. */
    boolean last() {
        return position.cursor() == null;
    }
}
