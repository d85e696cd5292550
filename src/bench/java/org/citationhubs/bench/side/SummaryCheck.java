package org.citationhubs.bench.side;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.bench.input.ExpectedFigures;
import org.citationhubs.bench.input.ExpectedFigures.ExpectedHub;
import org.citationhubs.bench.input.ExpectedFigures.Leader;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * Compares the newest published summary of each hub with the expected figures: counts, years, ranked co-cited works.
 */
public final class SummaryCheck {

    private static final int LEAST_CITING_WORKS = 10;

    private final ExpectedFigures truth;
    private final ObjectMapper json = new ObjectMapper();

    public SummaryCheck(ExpectedFigures truth) {
        this.truth = truth;
    }

    /**
     * Reads all committed summaries and checks them.
     *
     * @throws IllegalStateException if a hub is missing, unexpected or wrong
     */
    public void check(String bootstrapServers, Map<String, Object> figures) throws IOException {
        Map<String, byte[]> newest = new HashMap<>();
        int publications = read(bootstrapServers, newest);
        int hubs = 0;
        for (Map.Entry<String, ExpectedHub> entry : truth.hubs().entrySet()) {
            byte[] summary = newest.remove(entry.getKey());
            if (entry.getValue().citingWorks() < LEAST_CITING_WORKS) {
                require(summary == null, entry.getKey() + " is published but is not a hub");
            } else {
                require(summary != null, entry.getKey() + " is not published");
                check(entry.getKey(), entry.getValue(), json.readTree(summary));
                hubs++;
            }
        }
        require(newest.isEmpty(), "published, but not cited: " + newest.keySet());
        figures.put(Figures.PUBLICATIONS, publications);
        figures.put("hubsChecked", hubs);
    }

    private static int read(String bootstrapServers, Map<String, byte[]> newest) {
        int publications = 0;
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(StreamsTopicNames.HUB_SUMMARIES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    publications++;
                    if (record.value() == null) {
                        newest.remove(record.key());
                    } else {
                        newest.put(record.key(), record.value());
                    }
                }
            }
        }
        return publications;
    }

    private static void check(String id, ExpectedHub hub, JsonNode summary) {
        Map<String, Integer> years = new TreeMap<>();
        summary.path("years")
                .properties()
                .forEach(year -> years.put(year.getKey(), year.getValue().asInt()));
        List<Leader> top = new ArrayList<>();
        summary.path("coCited")
                .forEach(work -> top.add(
                        new Leader(work.path("id").asText(), work.path("count").asInt())));
        ExpectedHub published = new ExpectedHub(
                summary.path("citingWorks").asInt(-1),
                years,
                summary.path("coCitedWorks").asInt(-1),
                summary.path("coCitations").asLong(-1),
                top);
        require(published.equals(hub), "%s: published %s, must be %s".formatted(id, published, hub));
    }

    private static void require(boolean right, String complaint) {
        if (!right) {
            throw new IllegalStateException(complaint);
        }
    }
}
