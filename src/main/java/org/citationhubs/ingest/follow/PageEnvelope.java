package org.citationhubs.ingest.follow;

import org.jspecify.annotations.Nullable;

/**
 * What a page says beside its records.
 *
 * @param items number of records on the page
 * @param total number of records on all pages of the question, {@link #UNKNOWN} if the page does not say it
 * @param next how the page names the one after it, null if it names none
 */
record PageEnvelope(long items, long total, @Nullable String next) {

    /** Stands for a total that a page does not say. */
    static final long UNKNOWN = -1;
}
