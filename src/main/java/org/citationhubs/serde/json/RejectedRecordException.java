package org.citationhubs.serde.json;

import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Signals a record that is no valid event. It has no stack trace: bad input is normal and may arrive thousands of times
 * a second.
 */
public final class RejectedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** Creates the exception for a reason, see {@link Rejection}. */
    public RejectedRecordException(RejectionReason reason, String message, @Nullable String field) {
        super(message, null, false, false);
        this.rejection = new Rejection(reason, message, field);
    }

    /** Returns the reason. */
    public Rejection rejection() {
        return rejection;
    }
}
