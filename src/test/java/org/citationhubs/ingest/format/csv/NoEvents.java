package org.citationhubs.ingest.format.csv;

import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.EventSink;

/** For passes that publish nothing: an event is a failure. */
final class NoEvents implements EventSink {

    @Override
    public void work(WorkEvent event) {
        throw new AssertionError("published: " + event);
    }

    @Override
    public void list(CitationEvent event) {
        throw new AssertionError("published: " + event);
    }

    @Override
    public void written(Record event, byte[] json) {
        throw new AssertionError("published: " + event);
    }
}
