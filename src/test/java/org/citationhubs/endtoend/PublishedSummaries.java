package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.topics.TopicCatalog;

/** Reads the committed records of {@code hub-summaries.v1}. */
final class PublishedSummaries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSummaries() {}

    /** Returns the newest summary of each hub, and checks that the revisions of a hub increase. */
    static Map<String, JsonNode> read(String bootstrapServers) throws IOException {
        Map<String, JsonNode> newest = new HashMap<>();
        Map<String, Long> revisions = new HashMap<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalog.HUB_SUMMARIES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    keep(record, newest, revisions);
                }
            }
        }
        return newest;
    }

    private static void keep(
            ConsumerRecord<String, byte[]> record, Map<String, JsonNode> newest, Map<String, Long> revisions)
            throws IOException {
        if (record.value() == null) {
            newest.remove(record.key());
            return;
        }
        JsonNode summary = JSON.readTree(record.value());
        long revision = summary.get("revision").asLong();
        assertThat(revision).as("revision of %s", record.key()).isGreaterThan(revisions.getOrDefault(record.key(), 0L));
        revisions.put(record.key(), revision);
        newest.put(record.key(), summary);
    }
}
