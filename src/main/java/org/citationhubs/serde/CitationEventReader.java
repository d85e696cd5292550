package org.citationhubs.serde;

import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.Limits;

/** Reads the JSON of {@code citations.v1}. */
public final class CitationEventReader {

    private final Limits limits;

    /** Reads events within limits. */
    public CitationEventReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads one event.
     *
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    @SuppressWarnings("DoNotCallSuggester")
    public CitationEvent read(byte[] json) throws RejectedRecordException {
        throw new IllegalStateException("to be written " + limits);
    }
}
