package org.citationhubs.ingest.publish;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.topics.TopicCatalog;

/**
 * Publishes events to {@code citations.v1} after checking them in the same way as the service does when it reads them.
 */
public final class EventIngestion {

    private final EventPublisher publisher;
    private final CitationEventReader reader;
    private final InputLimits limits;
    private final ClockCheck clocks;

    EventIngestion(EventPublisher publisher, InputLimits limits, ClockCheck clocks) {
        this.publisher = publisher;
        this.reader = new CitationEventReader(limits);
        this.limits = limits;
        this.clocks = clocks;
    }

    /**
     * Publishes an event unchanged, with the id of its citing work as key.
     *
     * @param repairs collects the parts of the event that the service will leave out or read in part
     * @return the offset of the event; fails with {@link PublishException}
     * @throws RejectedRecordException if the event is invalid, exceeds the limits, or is later than the clock allows
     */
    public CompletableFuture<PublishedOffset> publish(byte[] json, Repairs repairs) throws RejectedRecordException {
        CitationEvent event = reader.read(json, repairs);
        clocks.requireNotInFuture(event, Instant.now());
        return publisher.publish(TopicCatalog.CITATIONS, event.citing(), json);
    }

    /** Returns the maximum size of an event. */
    public int maxBytes() {
        return limits.eventBytes();
    }
}
