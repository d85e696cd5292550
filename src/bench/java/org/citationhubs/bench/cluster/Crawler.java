package org.citationhubs.bench.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.bench.cluster.Sent.Delivery;
import org.citationhubs.bench.input.Events;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.Events.Shape;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.Paper;
import org.citationhubs.bench.load.Pace;
import org.citationhubs.bench.load.Records;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jspecify.annotations.Nullable;

/** Sends lists and notes what it sent. */
final class Crawler implements AutoCloseable {

    private final String bootstrapServers;
    private final Sent sent;
    private final Events events = new Events();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Crawler(String bootstrapServers, Sent sent) {
        this.bootstrapServers = bootstrapServers;
        this.sent = sent;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        10,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends what is known of works. */
    void describe(Graph graph) {
        try (Records records = new Records(bootstrapServers)) {
            records.send(StreamsTopicNames.WORKS, events.works(graph));
        }
    }

    /** Sends all lists and returns when all have arrived. */
    void send(Graph graph) {
        List<Event> records = events.citations(graph, Shape.WHOLE_LISTS);
        for (int place = 0; place < records.size(); place++) {
            send(graph.papers().get(place), records.get(place));
        }
        flush();
    }

    /**
     * Sends lists at a rate until there are no more or it is told to end.
     *
     * @param perSecond citations, whatever the lengths of the lists
     * @return the citations that were sent
     */
    long send(Graph graph, double perSecond, BooleanSupplier ended) {
        List<Event> records = events.citations(graph, Shape.WHOLE_LISTS);
        Pace pace = new Pace(System.nanoTime(), perSecond);
        long citations = 0;
        for (int place = 0; place < records.size() && !ended.getAsBoolean(); place++) {
            pace.await(citations);
            send(graph.papers().get(place), records.get(place));
            citations += records.get(place).citations();
        }
        flush();
        return citations;
    }

    private void send(Paper paper, Event event) {
        Delivery delivery = sent.sending(paper);
        // The callback hears of it.
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(StreamsTopicNames.CITATIONS, event.key(), event.value()), (place, refused) -> {
                    if (refused != null) {
                        failure.set(refused);
                    } else {
                        delivery.arrived(place.partition(), place.offset());
                    }
                });
    }

    private void flush() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException("cannot produce", refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
