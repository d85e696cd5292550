package org.citationhubs.ingest.follow.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says why a page was not read. The page can be read again: what it holds was published in part or not at all. */
public final class PageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PageFailure failure;
    private final transient @Nullable Duration retryAfter;

    /**
     * Creates an exception.
     *
     * @param retryAfter how long the feed wants to be left alone, null if it does not say
     */
    public PageException(
            PageFailure failure, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    /** Returns the kind of the failure. */
    public PageFailure failure() {
        return failure;
    }

    /** Returns how long the feed wants to be left alone, null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
