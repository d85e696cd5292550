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

/** Publishes events to {@code citations.v1}. */
public final class EventIngestion implements CheckedPublisher {

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
     * @throws RejectedRecordException if the event is invalid, exceeds the limits, or is later than the clock allows
     */
    @Override
    public CompletableFuture<PublishedOffset> publish(byte[] json, Repairs repairs) throws RejectedRecordException {
        CitationEvent event = reader.read(json, repairs);
        clocks.requireNotInFuture(event, Instant.now());
        return publisher.publish(TopicCatalog.CITATIONS, event.citing().value(), json);
    }

    @Override
    public int maxBytes() {
        return limits.eventBytes();
    }
}
