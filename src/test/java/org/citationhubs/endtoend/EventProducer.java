package org.citationhubs.endtoend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.topics.TopicCatalog;

/** Publishes events like a crawler, and retries while the broker is down. */
final class EventProducer implements AutoCloseable {

    private static final int PATIENCE_MS = 600_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final CitationEventWriter writer = new CitationEventWriter();
    private final EventOrigin origin = EventOrigin.NONE;
    private final List<Future<?>> sent = new ArrayList<>();

    EventProducer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 5,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Returns an event that asserts or retracts citations of a work. */
    static CitationEvent event(
            Operation op,
            boolean complete,
            Instant observedAt,
            WorkFacts facts,
            String citing,
            Collection<String> cited) {
        return CitationEvent.of(
                op,
                observedAt,
                complete,
                WorkId.parse(citing),
                facts,
                cited.stream()
                        .map(id -> new Citation(WorkId.parse(id), WorkFacts.NONE, List.of()))
                        .toList());
    }

    /** Sends an event; {@link #flush} reports failures. */
    void send(CitationEvent event) {
        sent.add(producer.send(
                new ProducerRecord<>(TopicCatalog.CITATIONS, event.citing().bytes(), writer.write(origin, event))));
    }

    /** Waits until all events are acknowledged. */
    void flush() throws ExecutionException, InterruptedException {
        for (Future<?> one : sent) {
            one.get();
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
