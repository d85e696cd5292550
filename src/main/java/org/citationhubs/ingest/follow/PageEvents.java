package org.citationhubs.ingest.follow;

import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.ImportCounts;

/** Counts the events of a page and passes them on. */
final class PageEvents implements EventSink {

    private final EventSink next;
    private final ImportCounts counts;

    PageEvents(EventSink next, ImportCounts counts) {
        this.next = next;
        this.counts = counts;
    }

    @Override
    public void work(WorkEvent event) {
        counts.work(event);
        next.work(event);
    }

    @Override
    public void list(CitationEvent event) {
        counts.list(event);
        next.list(event);
    }

    @Override
    public void written(Record event, byte[] json) {
        if (event instanceof CitationEvent list) {
            counts.list(list);
        } else if (event instanceof WorkEvent work) {
            counts.work(work);
        }
        next.written(event, json);
    }
}
