package org.citationhubs.query.page;

import org.citationhubs.citation.id.WorkId;

/** The requested id is an alias: the work has another id now. Part of normal operation, so it has no stack trace. */
public final class WorkMovedException extends RuntimeException {

    private final WorkId movedTo;

    public WorkMovedException(WorkId movedTo) {
        super("the work has the id " + movedTo + " now", null, false, false);
        this.movedTo = movedTo;
    }

    /** Returns the current id of the work. */
    public WorkId movedTo() {
        return movedTo;
    }
}
