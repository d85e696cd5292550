package org.citationhubs.serde;

import org.citationhubs.citation.Limits;
import org.citationhubs.citation.WorkEvent;

/** Reads the JSON of {@code works.v1}. */
public final class WorkEventReader {

    private final Limits limits;

    /** Reads events within limits. */
    public WorkEventReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads one event.
     *
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    @SuppressWarnings("DoNotCallSuggester")
    public WorkEvent read(byte[] json) throws RejectedRecordException {
        throw new IllegalStateException("to be written " + limits);
    }
}
