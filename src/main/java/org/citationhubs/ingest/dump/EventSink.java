package org.citationhubs.ingest.dump;

import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;

/** Takes what a dump says. */
public interface EventSink {

    void work(WorkEvent event);

    /** A list of nothing but a citation of the work by itself is counted and not published: the service would refuse it. */
    void list(CitationEvent event);
}
