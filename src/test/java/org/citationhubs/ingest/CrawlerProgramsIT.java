package org.citationhubs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topology.message.WorkPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the Java program of topics/README.md, and checks what it publishes. */
@ExtendWith(KafkaExtension.class)
class CrawlerProgramsIT {

    private static final int PARTITIONS = 16;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void javaProgramPublishesTheEventsOfItems(TestKafka kafka) throws Exception {
        // given the compiled program, and a file with the documented item and another one
        kafka.freshTopics(PARTITIONS);
        Class<?> program = CrawlerExamples.compiled(folder, "CrossrefCrawler");
        JsonNode item = new ObjectMapper().readTree(CrawlerExamples.block("json", "\"reference\": ["));
        Path items = Files.writeString(folder.resolve("items.ndjson"), item + """

            {"DOI": "10.1000/B", "indexed": {"date-time": "2026-05-25T10:00:00Z"}}
            """);
        // when it runs
        program.getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {kafka.bootstrapServers(), items.toString()});
        // then the service can read what it published, in the partitions of the works
        List<ConsumerRecord<String, byte[]>> works = published(kafka, TopicCatalog.WORKS, 2);
        for (ConsumerRecord<String, byte[]> record : works) {
            WorkEvent event = new WorkEventReader(InputLimits.DEFAULT).read(record.value());
            assertThat(record.key()).isEqualTo(event.work().value());
            assertThat(record.partition()).isEqualTo(new WorkPartitioner(PARTITIONS).of(event.work()));
        }
        ConsumerRecord<String, byte[]> record =
                published(kafka, TopicCatalog.CITATIONS, 1).get(0);
        CitationEvent list = new CitationEventReader(InputLimits.DEFAULT).read(record.value());
        assertThat(record.key()).isEqualTo(list.citing().value());
        assertThat(record.partition()).isEqualTo(new WorkPartitioner(PARTITIONS).of(list.citing()));
        assertThat(list.complete()).isTrue();
        assertThat(list.citations()).hasSize(4);
    }

    private static List<ConsumerRecord<String, byte[]>> published(TestKafka kafka, String topic, int expected) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                kafka.consumer(new StringDeserializer(), new ByteArrayDeserializer(), Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("events of " + topic).atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= expected;
            });
        }
        assertThat(records).hasSize(expected);
        return records;
    }
}
