package org.citationhubs.serde.json;

import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/** A record that is no event. Carries no stack trace: bad input is an ordinary outcome, and may come thousands a second. */
public final class RejectedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** Rejects for a reason, see {@link Rejection}. */
    public RejectedRecordException(RejectionReason reason, String message, @Nullable String field) {
        super(message, null, false, false);
        this.rejection = new Rejection(reason, message, field);
    }

    /** Why. */
    public Rejection rejection() {
        return rejection;
    }
}
