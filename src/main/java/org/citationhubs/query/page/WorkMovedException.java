package org.citationhubs.query.page;

import org.citationhubs.citation.work.WorkId;

/** The work lives on under another id. */
public final class WorkMovedException extends RuntimeException {

    private final WorkId movedTo;

    public WorkMovedException(WorkId movedTo) {
        super("the work lives on as " + movedTo, null, false, false);
        this.movedTo = movedTo;
    }

    /** The id under which it lives on. */
    public WorkId movedTo() {
        return movedTo;
    }
}
