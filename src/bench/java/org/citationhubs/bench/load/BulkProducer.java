package org.citationhubs.bench.load;

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
import org.citationhubs.bench.input.Events.Event;

/** Produces records in bulk, as a back-fill does. */
public final class BulkProducer implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    /** Connects to a cluster. */
    public BulkProducer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends records and returns when all are acknowledged. */
    public void send(String topic, Collection<Event> events) {
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (Event event : events) {
                sent.add(producer.send(new ProducerRecord<>(topic, event.key(), event.value())));
            }
            producer.flush();
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot produce to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
