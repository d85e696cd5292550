package org.citationhubs.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.citation.work.WorkId;

/** Publishes with an idempotent producer: every event once and, for one work, in order, whatever is retried. */
public final class KafkaEventPublisher implements EventPublisher {

    /** More than an event of the largest size and its key; what a topic takes is the topic's to say. */
    private static final int MAX_REQUEST_BYTES = 4 << 20;

    /** How long what is under way has to arrive when the publisher is closed. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final SendTraces traces;

    KafkaEventPublisher(Producer<byte[], byte[]> producer, SendTraces traces) {
        this.producer = producer;
        this.traces = traces;
    }

    /** Opens a publisher whose events nobody traces; see {@link #open(String, Duration, Map, SendTraces)}. */
    public static KafkaEventPublisher open(String bootstrapServers, Duration patience, Map<String, String> settings) {
        return open(bootstrapServers, patience, settings, SendTraces.NONE);
    }

    /**
     * Opens a publisher.
     *
     * @param bootstrapServers brokers
     * @param patience how long an event may be under way before it counts as not published
     * @param settings further producer settings, such as those for security; they win
     * @param traces see each event before it is sent
     * @throws PublishException if the settings are none that a producer can start with
     */
    public static KafkaEventPublisher open(
            String bootstrapServers, Duration patience, Map<String, String> settings, SendTraces traces) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "citation-hubs-ingest");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // No partitioner is named: the default one places a key by murmur2, as the service expects and outsiders can
        // compute.
        // Native code; that of lz4 is the pure Java one in this client, and took a third of an import's time.
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(millis));
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(millis / 2));
        // The client demands that it covers the request timeout and the linger.
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(millis));
        all.putAll(settings);
        try {
            return new KafkaEventPublisher(
                    new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()), traces);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishException(false, "no producer for " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    @Override
    public CompletableFuture<PublishedOffset> publish(String topic, WorkId key, byte[] event) {
        CompletableFuture<PublishedOffset> published = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.bytes(), event);
        SendTraces.TracedSend sending = traces.sending(record);
        try {
            var unused = producer.send(record, (metadata, failure) -> {
                sending.ended(metadata, failure);
                if (failure == null) {
                    published.complete(new PublishedOffset(metadata.partition(), metadata.offset()));
                } else {
                    published.completeExceptionally(notPublished(topic, key, failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            sending.ended(null, e);
            published.completeExceptionally(notPublished(topic, key, e));
        }
        return published;
    }

    private static PublishException notPublished(String topic, WorkId key, Exception failure) {
        return new PublishException(
                failure instanceof RecordTooLargeException,
                "cannot publish " + key + " to " + topic + ": " + failure.getMessage(),
                failure);
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
