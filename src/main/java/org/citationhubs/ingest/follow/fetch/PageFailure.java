package org.citationhubs.ingest.follow.fetch;

import java.util.Locale;

/** Why a page was not read. Each reason has a meter. */
public enum PageFailure {
    /** Too many requests (429). */
    RATE_LIMITED,
    /** The feed asks for a key or refuses this one (401, 403). */
    FORBIDDEN,
    /** The feed refuses the question or the cursor (another 4xx). */
    REFUSED,
    /** The feed fails (5xx), or answers with another status that is none of a page. */
    UNAVAILABLE,
    /** No connection, or one that broke. */
    CONNECTION,
    /** The answer did not come in time. */
    TIMEOUT,
    /** The page ends early. */
    TRUNCATED,
    /** The page is larger than the limit. */
    TOO_LARGE,
    /** The page is none of this feed, such as a page for people. */
    OTHER_FORMAT,
    /** The records of the page cannot be read. */
    UNREADABLE,
    /** The brokers did not take an event. */
    NOT_PUBLISHED;

    /** Returns the value of the label of meters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
