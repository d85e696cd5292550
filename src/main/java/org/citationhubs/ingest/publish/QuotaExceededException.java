package org.citationhubs.ingest.publish;

import org.citationhubs.access.QuotaState;

/** Reports that a caller has used its quota. An expected outcome, so it has no stack trace. */
public final class QuotaExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QuotaState quota;

    public QuotaExceededException(QuotaState quota) {
        super("the quota of " + quota.limit() + ' ' + quota.name() + " is used up", null, false, false);
        this.quota = quota;
    }

    public QuotaState quota() {
        return quota;
    }
}
