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
import org.citationhubs.bench.cluster.SentLists.Delivery;
import org.citationhubs.bench.input.Events;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.Events.Shape;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.Paper;
import org.citationhubs.bench.load.ArrivalSchedule;
import org.citationhubs.bench.load.BulkProducer;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jspecify.annotations.Nullable;

/** Sends lists and records them. */
final class ListSender implements AutoCloseable {

    private final String bootstrapServers;
    private final SentLists sent;
    private final Events events = new Events();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ListSender(String bootstrapServers, SentLists sent) {
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

    /** Sends the descriptions of works. */
    void describe(Graph graph) {
        try (BulkProducer records = new BulkProducer(bootstrapServers)) {
            records.send(StreamsTopicNames.WORKS, events.works(graph));
        }
    }

    /** Sends all lists and returns when all are acknowledged. */
    void send(Graph graph) {
        List<Event> records = events.citations(graph, Shape.WHOLE_LISTS);
        for (int place = 0; place < records.size(); place++) {
            send(graph.papers().get(place), records.get(place));
        }
        flush();
    }

    /**
     * Sends lists at a rate until there are no more or {@code ended}.
     *
     * @param perSecond citations a second, whatever the lengths of the lists
     * @return the number of sent citations
     */
    long send(Graph graph, double perSecond, BooleanSupplier ended) {
        List<Event> records = events.citations(graph, Shape.WHOLE_LISTS);
        ArrivalSchedule pace = new ArrivalSchedule(System.nanoTime(), perSecond);
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
        // The callback handles the result.
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
