package org.citationhubs.ingest;

import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.WorkEvent;

/** Takes what a dump says. */
interface EventSink {

    void work(WorkEvent event);

    /** A list of nothing but a citation of the work by itself is counted and not published: the service would refuse it. */
    void list(CitationEvent event);
}
