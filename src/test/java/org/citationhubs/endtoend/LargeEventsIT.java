package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.citationhubs.TestKafka;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends events of the largest size to the packaged program, whose broker has the shipped settings. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LargeEventsIT {

    private static final int EVENT = 1_000_000;
    private static final int BACKLOG = 600;
    private static final String WORK = "pmid:77";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void largeEventsOfOneWorkDoNotStopTheService() throws Exception {
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.start();
            // given four lists and four descriptions of one work, a megabyte each, and a small list
            try (KafkaProducer<String, String> producer = producer(service.bootstrapServers())) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (int part = 0; part < 4; part++) {
                    sent.add(producer.send(new ProducerRecord<>(
                            TopicCatalog.CITATIONS, WORK, list(WORK, part, words(new Random(part), 150)))));
                    sent.add(producer.send(new ProducerRecord<>(TopicCatalog.WORKS, WORK, description(part))));
                }
                sent.add(producer.send(new ProducerRecord<>(
                        TopicCatalog.CITATIONS,
                        "pmid:78",
                        "{\"op\":\"assert\",\"observedAt\":\"2026-01-01T00:00:00Z\",\"citing\":{\"id\":\"pmid:78\"},"
                                + "\"citations\":[{\"cited\":{\"id\":\"pmid:1000\"}}]}")));
                for (Future<RecordMetadata> one : sent) {
                    one.get();
                }
            }

            // when all are read, and read again by another process from the same state
            service.awaitCaughtUp();
            JsonNode references = references(service);
            service.terminate().waitFor();
            service.start();
            service.awaitCaughtUp();

            // then the first list is stored, the others are dead letters, and texts over the limit are cut
            assertThat(references.path("total").asInt()).isPositive();
            assertThat(references(service).path("total")).isEqualTo(references.path("total"));
            assertThat(service.get("/api/v1/hubs/pmid:1000").path("citingWorks").asInt())
                    .isEqualTo(2);
            assertThat(service.get("/api/v1/hubs/" + WORK).path("title").asText())
                    .hasSizeBetween(1_000, 4 << 10)
                    .endsWith("…");
            assertThat(CommittedRecords.read(service.bootstrapServers(), TopicCatalog.DEAD_LETTERS))
                    .hasSize(3)
                    .allSatisfy(letter ->
                            assertThat(new String(letter.value(), UTF_8)).startsWith("{\"reason\":\"OVER_LIMIT\""));
        }
    }

    /** Kafka Streams bounds what waits by number, and hundreds of such events, compressed, are in one fetch. */
    @Test
    void backlogOfLargeEventsFitsIntoTheHeap() throws Exception {
        try (TestKafka kafka = TestKafka.start();
                ServiceProcess service = ServiceProcess.instance(folder, "large", kafka.bootstrapServers())) {
            // given a backlog in all partitions, of short lists and a megabyte of blanks each
            kafka.freshTopics(6);
            String blanks = " ".repeat(EVENT);
            try (KafkaProducer<String, String> producer = producer(kafka.bootstrapServers())) {
                for (int work = 100; work < 100 + BACKLOG; work++) {
                    String list = "{\"op\":\"assert\",\"observedAt\":\"2026-01-01T00:00:00Z\",\"citing\":{\"id\":"
                            + "\"pmid:" + work + "\"},\"citations\":[{\"cited\":{\"id\":\"pmid:77\"}}]}" + blanks;
                    var unused = producer.send(new ProducerRecord<>(TopicCatalog.CITATIONS, "pmid:" + work, list));
                }
            }

            // when a service reads it that ends when the heap is full
            service.setHeap("256m");
            service.set("JAVA_TOOL_OPTIONS", "-XX:+ExitOnOutOfMemoryError");
            service.set("HUBS_STREAMS_THREADS", "6");
            service.set("HUBS_STANDBYS", "0");
            service.start();
            service.awaitCaughtUp();

            // then it has counted all
            assertThat(service.get("/api/v1/hubs/pmid:77").path("citingWorks").asInt())
                    .isEqualTo(BACKLOG);
        }
    }

    private static JsonNode references(ServiceProcess service) throws Exception {
        return service.get("/api/v1/works/" + WORK + "/references?limit=1");
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "batch.size",
                        Integer.toString(EVENT),
                        "compression.type",
                        "zstd",
                        "max.request.size",
                        Integer.toString(2 * EVENT)),
                new StringSerializer(),
                new StringSerializer());
    }

    private static String list(String work, int part, String context) {
        StringBuilder json = new StringBuilder("{\"op\":\"assert\",\"observedAt\":\"2026-01-01T00:00:00Z\",")
                .append("\"citing\":{\"id\":\"")
                .append(work)
                .append("\"},\"citations\":[");
        for (int cited = 0; json.length() < EVENT - 2_000; cited++) {
            json.append(cited == 0 ? "" : ",")
                    .append("{\"cited\":{\"id\":\"pmid:")
                    .append(1_000 + part * 2_000 + cited)
                    .append("\"},\"mentions\":[{\"context\":\"")
                    .append(context)
                    .append("\"}]}");
        }
        return json.append("]}").toString();
    }

    private static String description(int part) {
        String field = List.of("title", "abstract", "summary", "venue").get(part);
        String text = words(new Random(part), EVENT / 10);
        return "{\"id\":\"" + WORK + "\",\"observedAt\":\"2026-01-0" + (part + 1) + "T00:00:00Z\",\"" + field + "\":\""
                + text + "\"}";
    }

    private static String words(Random random, int count) {
        return random.ints(count, 0, 100_000).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
    }
}
