package org.citationhubs.ingest.dump;

import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;

/** Receives the events of a dump. */
public interface EventSink {

    /** Receives the facts of a work. */
    void work(WorkEvent event);

    /**
     * Receives a reference list. A list of only self-citations is counted and not published, because the service
     * rejects it.
     */
    void list(CitationEvent event);
}
