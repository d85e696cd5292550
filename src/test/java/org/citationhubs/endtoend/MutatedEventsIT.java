package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.serde.json.EventDamage;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends mutated events to a service over HTTP and over Kafka. {@code -Dmutated.events=50000} sends 30,000 and 20,000 of
 * them instead of fewer.
 */
class MutatedEventsIT {

    private static final int EVENTS = Integer.getInteger("mutated.events", 10_000);
    private static final int OVER_HTTP = EVENTS / 5 * 3;
    private static final int OVER_KAFKA = EVENTS / 5 * 2;
    private static final int LINES = 1_000;
    private static final int PARTITIONS = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(42);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void eachMutatedEventIsAppliedOrADeadLetterByTheMeters() throws Exception {
        try (ServiceProcess service = new ServiceProcess(folder)) {
            // given a service
            service.set("HUBS_MIN_CITING_WORKS", "1");
            service.set("HUBS_PARTITIONS", Integer.toString(PARTITIONS));
            service.start();

            // when mutated events arrive over HTTP and over Kafka
            int accepted = postStreams(service) + postOneByOne(service);
            produce(service.bootstrapServers());
            service.awaitCaughtUp();

            // then each accepted one is applied or dead, and parts of some are repaired
            assertThat(accepted).isPositive();
            Metrics metrics = Metrics.of(service);
            assertThat(metrics.sum("hubs_input_records_total")).isEqualTo(accepted + OVER_KAFKA);
            assertThat(metrics.sum("hubs_input_applied_total") + metrics.sum("hubs_dead_letters_total"))
                    .isEqualTo(accepted + OVER_KAFKA);
            assertThat(metrics.sum("hubs_input_applied_total")).isPositive();
            assertThat(metrics.sum("hubs_dead_letters_total")).isPositive();
            assertThat(metrics.sum("hubs_input_repaired_total")).isPositive();
            System.out.printf("over HTTP %d, accepted %d; over Kafka %d%n%s", OVER_HTTP, accepted, OVER_KAFKA, metrics);

            // and the service is ready, and applies what is sent next
            assertThat(service.readiness()).isEqualTo(200);
            assertThat(service.status("/api/v1/hubs?limit=10")).hasValue(200);
            byte[] valid = EventDamage.list(random);
            assertThat(service.post("/api/v1/citations", valid).statusCode()).isEqualTo(202);
            service.awaitCaughtUp();
            assertThat(Metrics.of(service).sum("hubs_input_records_total")).isEqualTo(accepted + OVER_KAFKA + 1);
        }
    }

    /** Posts most events as lines, and returns how many are accepted. */
    private int postStreams(ServiceProcess service) throws IOException, InterruptedException {
        int accepted = 0;
        for (int sent = LINES; sent < OVER_HTTP; sent += LINES) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int line = 0; line < LINES; line++) {
                lines.write(line(EventDamage.anywhere(EventDamage.list(random), random)));
                lines.write('\n');
            }
            HttpResponse<String> response = post(service, "application/x-ndjson", lines.toByteArray());
            assertThat(response.statusCode()).isEqualTo(202);
            List<String> answers = response.body().lines().toList();
            assertThat(answers).hasSize(LINES);
            for (String answer : answers) {
                accepted += isAccepted(json.readTree(answer)) ? 1 : 0;
            }
        }
        return accepted;
    }

    private boolean isAccepted(JsonNode answer) {
        if (answer.has("offset")) {
            return true;
        }
        assertThat(answer.at("/problem/status").asInt()).as("%s", answer).isBetween(400, 499);
        return false;
    }

    /** Posts some events one by one, and returns how many are accepted. */
    private int postOneByOne(ServiceProcess service) throws IOException, InterruptedException {
        int accepted = 0;
        for (int sent = 0; sent < LINES; sent++) {
            byte[] event = EventDamage.anywhere(EventDamage.list(random), random);
            int status = post(service, "application/json", event).statusCode();
            assertThat(status).as("%s", new String(event, UTF_8)).isIn(202, 400, 413);
            accepted += status == 202 ? 1 : 0;
        }
        return accepted;
    }

    private HttpResponse<String> post(ServiceProcess service, String type, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://" + service.address() + "/api/v1/citations"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the event as one line that is not blank. */
    private static byte[] line(byte[] event) {
        byte[] line = event.clone();
        boolean blank = true;
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
            blank &= line[i] == ' ' || line[i] == '\t';
        }
        return blank ? new byte[] {'{'} : line;
    }

    /** Produces events to both input topics, under any keys and in any partitions. */
    private void produce(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int event = 0; event < OVER_KAFKA; event++) {
                sent.add(producer.send(record()));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record() {
        boolean list = random.nextInt(3) > 0;
        byte[] event = list ? EventDamage.list(random) : EventDamage.work(random);
        byte[] value = random.nextInt(50) == 0 ? null : EventDamage.anywhere(event, random);
        return new ProducerRecord<>(
                list ? TopicCatalog.CITATIONS : TopicCatalog.WORKS, random.nextInt(PARTITIONS), key(), value);
    }

    private byte @Nullable [] key() {
        byte[] any = new byte[random.nextInt(40)];
        random.nextBytes(any);
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> any;
            default -> ("pmid:" + (1 + random.nextInt(110))).getBytes(UTF_8);
        };
    }

    /** What the service says of its input. */
    private record Metrics(List<String> lines) {

        static Metrics of(ServiceProcess service) throws IOException, InterruptedException {
            return new Metrics(service.metrics().stream()
                    .filter(line -> line.startsWith("hubs_input_") || line.startsWith("hubs_dead_letters_"))
                    .toList());
        }

        /** Returns the sum of a metric over its labels. */
        int sum(String metric) {
            return lines.stream()
                    .filter(line -> line.startsWith(metric + '{'))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        @Override
        public String toString() {
            return String.join("\n", lines) + '\n';
        }
    }
}
