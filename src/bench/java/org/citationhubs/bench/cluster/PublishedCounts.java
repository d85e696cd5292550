package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.topology.stage.StreamsTopicNames;

/** Consumes committed summaries and keeps the last number of citing works of each hub. */
final class PublishedCounts implements AutoCloseable {

    private final Map<String, Integer> citingWorks = new ConcurrentHashMap<>();
    private final Thread reading;
    private volatile boolean ended;

    /** Starts to consume. */
    PublishedCounts(String bootstrapServers) {
        reading = new Thread(() -> read(bootstrapServers), "summaries");
        reading.start();
    }

    Map<String, Integer> citingWorks() {
        return citingWorks;
    }

    private void read(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(StreamsTopicNames.HUB_SUMMARIES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ended) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null) {
                        citingWorks.put(record.key(), citingWorks(record.value()));
                    }
                }
            }
        }
    }

    private static int citingWorks(byte[] summary) {
        try (JsonParser fields = new ObjectMapper().createParser(summary)) {
            fields.nextToken();
            while (fields.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = fields.currentName().equals("citingWorks");
                fields.nextToken();
                if (wanted) {
                    return fields.getIntValue();
                }
                fields.skipChildren();
            }
            throw new IllegalStateException("a summary without citingWorks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        Termination.await(reading);
    }
}
