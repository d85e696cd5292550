package org.citationhubs.ingest;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.Limits;
import org.citationhubs.serde.CitationEventReader;
import org.citationhubs.serde.RejectedRecordException;
import org.citationhubs.topics.TopicCatalog;

/** Puts events into {@code citations.v1} that the service will take: they are read first, as the service reads them. */
public final class CitationPublisher {

    private final EventPublisher publisher;
    private final CitationEventReader reader;
    private final Limits limits;

    CitationPublisher(EventPublisher publisher, Limits limits) {
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
    public CompletableFuture<Published> publish(byte[] json) throws RejectedRecordException {
        CitationEvent event = reader.read(json);
        return publisher.publish(TopicCatalog.CITATIONS, event.citing(), json);
    }

    /** The largest event that is taken. */
    public int maxBytes() {
        return limits.eventBytes();
    }
}
