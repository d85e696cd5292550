package org.citationhubs.ingest.publish;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.access.QuotaState;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;

/** Publishes events to {@code citations.v1}. */
public final class EventIngestion implements CheckedPublisher {

    private final EventPublisher publisher;
    private final CitationEventReader reader;
    private final InputLimits limits;
    private final ClockCheck clocks;
    private final @Nullable WriteSession session;

    EventIngestion(EventPublisher publisher, InputLimits limits, ClockCheck clocks) {
        this(publisher, new CitationEventReader(limits), limits, clocks, null);
    }

    private EventIngestion(
            EventPublisher publisher,
            CitationEventReader reader,
            InputLimits limits,
            ClockCheck clocks,
            @Nullable WriteSession session) {
        this.publisher = publisher;
        this.reader = reader;
        this.limits = limits;
        this.clocks = clocks;
        this.session = session;
    }

    /** Returns this ingestion for the events of a caller: only of sources that it may speak for, within its quota. */
    public EventIngestion of(WriteSession caller) {
        return new EventIngestion(publisher, reader, limits, clocks, caller);
    }

    /**
     * Publishes an event unchanged, with the id of its citing work as key.
     *
     * @throws RejectedRecordException if the event is invalid, exceeds the limits, is later than the clock allows, or
     *     the caller may not speak for its source
     * @throws QuotaExceededException if the caller has published too many events
     */
    @Override
    public CompletableFuture<PublishedOffset> publish(byte[] json, Repairs repairs) throws RejectedRecordException {
        if (session == null) {
            return publisher.publish(
                    TopicCatalog.CITATIONS, event(json, repairs).citing().value(), json);
        }
        try {
            QuotaState quota = session.take();
            if (!quota.allowed()) {
                throw new QuotaExceededException(quota);
            }
            CitationEvent event = event(json, repairs);
            String source = event.source().system();
            requireAllowed(session, source);
            return publisher
                    .publish(
                            TopicCatalog.CITATIONS,
                            event.citing().value(),
                            json,
                            session.writer().principal())
                    .whenComplete((offset, failure) -> {
                        if (failure == null) {
                            session.onPublished(source);
                        } else {
                            session.onRefused();
                        }
                    });
        } catch (RejectedRecordException | QuotaExceededException e) {
            session.onRefused();
            throw e;
        }
    }

    private CitationEvent event(byte[] json, Repairs repairs) throws RejectedRecordException {
        CitationEvent event = reader.read(json, repairs);
        clocks.requireNotInFuture(event, Instant.now());
        return event;
    }

    private static void requireAllowed(WriteSession session, String source) throws RejectedRecordException {
        if (session.writer().maySpeakFor(source)) {
            return;
        }
        session.onSourceNotAllowed(source);
        throw new RejectedRecordException(
                RejectionReason.SOURCE_NOT_ALLOWED,
                source.isEmpty() ? "name one of your sources" : "your credentials do not allow events of this source",
                "source.system");
    }

    @Override
    public int maxBytes() {
        return limits.eventBytes();
    }
}
