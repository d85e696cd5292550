package org.citationhubs.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceEvent;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.citationhubs.topics.TopicCatalog;

/** Publishes decisions on one source to {@code sources.v1}. */
public final class SourceIngestion implements CheckedPublisher {

    private final EventPublisher publisher;
    private final String system;
    private final SourceEventReader reader = new SourceEventReader();

    /**
     * Creates an ingestion.
     *
     * @param system name of the source, empty for the events that name none
     */
    public SourceIngestion(EventPublisher publisher, String system) {
        this.publisher = publisher;
        this.system = system;
    }

    /**
     * Publishes a decision unchanged, with the name of the source as key.
     *
     * @throws RejectedRecordException if no event can name the source so, or the decision is invalid
     */
    @Override
    public CompletableFuture<PublishedOffset> publish(byte[] json, Repairs repairs) throws RejectedRecordException {
        SourceEvent event = reader.read(system.getBytes(UTF_8), json, repairs);
        return publisher.publish(TopicCatalog.SOURCES, event.system(), json);
    }

    @Override
    public int maxBytes() {
        return SourceEventReader.MOST_BYTES;
    }
}
