package org.citationhubs.ingest.format;

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

    /**
     * Receives an event that is JSON already and is published as it is.
     *
     * @param event the event that the service reads from it: a {@link CitationEvent} or a {@link WorkEvent}
     * @param json the value of the record
     */
    void written(Record event, byte[] json);
}
