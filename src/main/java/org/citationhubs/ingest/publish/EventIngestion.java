package org.citationhubs.ingest.publish;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.topics.TopicCatalog;

/** Puts events into {@code citations.v1} that the service will take: they are read first, as the service reads them. */
public final class EventIngestion {

    private final EventPublisher publisher;
    private final CitationEventReader reader;
    private final InputLimits limits;

    EventIngestion(EventPublisher publisher, InputLimits limits) {
        this.publisher = publisher;
        this.reader = new CitationEventReader(limits);
        this.limits = limits;
    }

    /**
     * Publishes an event as it was sent, so that nothing of it is lost, under the id of its citing work.
     *
     * @return where it stands; fails with {@link PublishException}
     * @throws RejectedRecordException if it is no event, or over the limits
     */
    public CompletableFuture<PublishedOffset> publish(byte[] json) throws RejectedRecordException {
        CitationEvent event = reader.read(json);
        return publisher.publish(TopicCatalog.CITATIONS, event.citing(), json);
    }

    /** The largest event that is taken. */
    public int maxBytes() {
        return limits.eventBytes();
    }
}
