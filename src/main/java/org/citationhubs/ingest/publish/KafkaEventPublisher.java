package org.citationhubs.ingest.publish;

import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** Publishes with an idempotent producer: each event once, and the events of a work in order, even after retries. */
public final class KafkaEventPublisher implements EventPublisher {

    /** More than the largest event with its key, so that only the limit of the topic applies. */
    public static final int MAX_REQUEST_BYTES = 4 << 20;

    /** Record header with the name of the writer of an event that came over HTTP, in UTF-8. */
    static final String PRINCIPAL_HEADER = "citation-hubs-principal";

    /** Time limit for events in flight when the publisher is closed. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final SendTraces traces;

    KafkaEventPublisher(Producer<byte[], byte[]> producer, SendTraces traces) {
        this.producer = producer;
        this.traces = traces;
    }

    /** Opens a publisher without traces; see {@link #open(String, Duration, Map, SendTraces)}. */
    public static KafkaEventPublisher open(String bootstrapServers, Duration timeout, Map<String, String> settings) {
        return open(bootstrapServers, timeout, settings, SendTraces.NONE);
    }

    /**
     * Opens a publisher.
     *
     * @param bootstrapServers brokers
     * @param timeout time limit for the delivery of an event, after which it counts as not published
     * @param settings further producer settings, such as those for security, which take precedence
     * @param traces traces of the events
     * @throws PublishException if the settings are invalid
     */
    public static KafkaEventPublisher open(
            String bootstrapServers, Duration timeout, Map<String, String> settings, SendTraces traces) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "citation-hubs-ingest");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // No partitioner is set: the default one hashes keys with murmur2, which the service expects and other programs
        // can compute. zstd is native code. The lz4 of this client is Java and took a third of the time of an import.
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(millis));
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(millis / 2));
        // The client requires that this covers the request timeout and the linger.
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(millis));
        all.putAll(settings);
        try {
            return new KafkaEventPublisher(
                    new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()), traces);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishException(
                    false, "cannot create a producer for " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    @Override
    public CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event) {
        return publish(topic, key, event, null);
    }

    @Override
    public CompletableFuture<PublishedOffset> publish(
            String topic, String key, byte[] event, @Nullable String principal) {
        CompletableFuture<PublishedOffset> published = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), event);
        if (principal != null) {
            record.headers().add(PRINCIPAL_HEADER, principal.getBytes(StandardCharsets.UTF_8));
        }
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

    private static PublishException notPublished(String topic, String key, Exception failure) {
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
