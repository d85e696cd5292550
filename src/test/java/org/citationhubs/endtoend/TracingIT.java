package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.citationhubs.endtoend.TraceReceiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces an event through the packaged program, Kafka and the exporter, which one variable switches on. */
class TracingIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String HUB = "pmid:9";

    @TempDir
    @SuppressWarnings("NullApath.Init") // set by JUnit
    Path folder;

    @Test
    void aTraceLeadsFromThePostToTheSummary() throws Exception {
        try (TraceReceiver receiver = TraceReceiver.start();
                ServiceProcess service = new ServiceProcess(folder)) {
            // given a service that traces only requests with a sampled trace
            service.set("HUBS_MIN_CITING_WORKS", "1");
            service.set("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
            service.set("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            service.set("OTEL_TRACES_SAMPLER", "parentbased_always_off");
            service.start();
            post(service, "pmid:1", "00");
            // when a citation is posted with a sampled trace
            post(service, "pmid:2", "01");
            service.awaitCaughtUp();
            await("the spans").atMost(TIMEOUT).untilAsserted(() -> assertThat(receiver.received())
                    .extracting(Received::name)
                    .contains("POST /api/v1/citations", "send hub-summaries.v1"));

            // then this trace, and no other, leads from the request to the publication
            List<Received> spans = receiver.received();
            assertThat(spans).extracting(Received::trace).containsOnly(TRACE);
            List<Received> path = new ArrayList<>();
            Received last = one(spans, "send hub-summaries.v1");
            path.add(last);
            while (!path.get(0).parent().equals(CALLER)) {
                String parent = path.get(0).parent();
                path.add(
                        0,
                        spans.stream()
                                .filter(span -> span.id().equals(parent))
                                .findFirst()
                                .orElseThrow());
            }
            assertThat(path)
                    .extracting(Received::name)
                    .containsExactly(
                            "POST /api/v1/citations",
                            "send citations.v1",
                            "process citations.v1",
                            "process citation-hubs-to-hubs-repartition",
                            "send hub-summaries.v1");
            assertThat(records(service, "hub-summaries.v1"))
                    .extracting(TracingIT::traceParent)
                    .contains("00-" + TRACE + "-" + last.id() + "-01");
        }
    }

    @Test
    void tracesNothingWithoutAnEndpoint() throws Exception {
        try (ServiceProcess service = new ServiceProcess(folder)) {
            // given a service with default settings
            service.set("HUBS_MIN_CITING_WORKS", "1");
            service.start();
            // when a citation is posted with a sampled trace
            post(service, "pmid:1", "01");
            service.awaitCaughtUp();

            // then no record has headers, and the log does not mention an exporter
            assertThat(records(service, "citations.v1")).hasSize(1);
            assertThat(records(service, "hub-summaries.v1")).isNotEmpty();
            for (String topic : List.of("citations.v1", "citation-hubs-to-hubs-repartition", "hub-summaries.v1")) {
                assertThat(records(service, topic)).as(topic).allSatisfy(record -> assertThat(record.headers())
                        .isEmpty());
            }
            assertThat(service.log().lines().filter(line -> !line.contains("Installed features")))
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).doesNotContainIgnoringCase("otel", "opentelemetry", "4317", "export"));
        }
    }

    private static void post(ServiceProcess service, String citing, String flags) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + service.address() + "/api/v1/citations"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-" + flags)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"citing\":{\"id\":\"" + citing
                                + "\"},\"citations\":[{\"cited\":{\"id\":\"" + HUB + "\"}}]}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }

    private static Received one(List<Received> spans, String name) {
        List<Received> found =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    /** Returns all committed records of a topic. */
    private static List<ConsumerRecord<byte[], byte[]>> records(ServiceProcess service, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                service.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }

    private static String traceParent(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("traceparent");
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
