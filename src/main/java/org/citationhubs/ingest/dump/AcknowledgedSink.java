package org.citationhubs.ingest.dump;

import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.ImportException;

/** Receives events and tells when they are safe. Used by one thread. */
public interface AcknowledgedSink extends EventSink {

    /**
     * Waits until every event that was passed on is acknowledged.
     *
     * @throws ImportException if an event cannot be published
     */
    void finish();
}
