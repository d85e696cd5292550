package org.citationhubs.ingest.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(KafkaExtension.class)
class ImportIT {

    private static final int PARTITIONS = 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void publishesOneRecordPerWorkAndPerList(TestKafka kafka) throws IOException, RejectedRecordException {
        // given works and a graph with a self-citation and a malformed line
        kafka.freshTopics(PARTITIONS);
        Path works = Files.writeString(
                folder.resolve("works.tsv"), "id\ttitle\nhep-th/9901001\tFirst\nhep-th/9901002\tSecond\n");
        StringBuilder edges = new StringBuilder("citing\tcited\nhep-th/9901007\thep-th/9901007\nbroken\n");
        for (int cited = 1; cited <= 500; cited++) {
            edges.append("hep-th/9901001\thep-th/9800").append(100 + cited).append('\n');
            edges.append("hep-th/9700").append(100 + cited).append("\thep-th/9901001\n");
        }
        Path graph = Files.writeString(folder.resolve("edges.tsv"), edges);

        // when both are imported
        int exitCode = run(
                kafka,
                "--format",
                "edges",
                "--scheme",
                "arxiv",
                "--works",
                works.toString(),
                "--observed-at",
                "2026-05-25T10:00:00Z",
                graph.toString());

        // then the command reports what it published and what it left out
        assertThat(exitCode).as(err.toString()).isEqualTo(3);
        assertThat(out.toString())
                .startsWith("published 2 works, 501 lists, 1000 citations in ")
                .endsWith("self-citations dropped: 1, repeated lines: 0, malformed lines: 1, too large: 0, "
                        + "over a limit: 0, repaired parts: 0\n");
        assertThat(err.toString()).contains(graph + ":3: expected citing<TAB>cited, found 1 column(s)");
        // then each work is one record
        assertThat(worksIn(read(kafka, "works.v1", 2)))
                .extracting(event -> event.facts().title())
                .containsExactlyInAnyOrder("First", "Second");
        // then each list is one complete record
        List<CitationEvent> lists = listsIn(read(kafka, "citations.v1", 501));
        assertThat(lists).allSatisfy(list -> {
            assertThat(list.complete()).isTrue();
            assertThat(list.observedAt()).isEqualTo(Instant.parse("2026-05-25T10:00:00Z"));
        });
        assertThat(lists)
                .filteredOn(list -> list.citing().value().equals("arxiv:hep-th/9901001"))
                .singleElement()
                .satisfies(list -> {
                    assertThat(list.citations()).hasSize(500);
                    assertThat(list.facts()).isEqualTo(WorkFacts.of("First", null, null));
                });
        assertThat(lists)
                .filteredOn(list -> list.citing().value().startsWith("arxiv:hep-th/97"))
                .hasSize(500)
                .flatExtracting(CitationEvent::citations)
                .extracting(Citation::cited)
                .containsOnly(WorkId.parse("arxiv:hep-th/9901001"));
    }

    @Test
    void usesTheDefaultPartitioner(TestKafka kafka) throws IOException, RejectedRecordException {
        kafka.freshTopics(PARTITIONS);
        StringBuilder edges = new StringBuilder();
        for (int citing = 1; citing <= 100; citing++) {
            edges.append("pmid:").append(citing).append("\tpmid:999\n");
        }
        Path graph = Files.writeString(folder.resolve("edges.tsv"), edges);

        assertThat(run(kafka, "--format", "edges", graph.toString()))
                .as(err.toString())
                .isZero();

        List<ConsumerRecord<String, byte[]>> records = read(kafka, "citations.v1", 100);
        assertThat(records).allSatisfy(record -> assertThat(record.partition())
                .isEqualTo(Utils.toPositive(Utils.murmur2(record.key().getBytes(UTF_8))) % PARTITIONS));
        assertThat(records).extracting(ConsumerRecord::partition).contains(0, 1, 2);
        assertThat(listsIn(records)).extracting(list -> list.citing().value()).doesNotHaveDuplicates();
    }

    @Test
    void reportsATooLargeListAndPublishesTheOthers(TestKafka kafka) throws IOException {
        kafka.freshTopics(PARTITIONS);
        StringBuilder edges = new StringBuilder("pmid:1\tpmid:2\n");
        // Random, because a list that compresses well is not too large.
        Random random = new Random(1);
        for (int cited = 0; cited < 4_000; cited++) {
            edges.append("pmid:3\tdoi:10.1000/");
            for (int part = 0; part < 50; part++) {
                edges.append(Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX));
            }
            edges.append('\n');
        }
        Path graph = Files.writeString(folder.resolve("edges.tsv"), edges);

        assertThat(run(kafka, "--format", "edges", graph.toString())).isEqualTo(3);

        assertThat(out.toString()).contains("published 0 works, 1 lists, 1 citations", "over a limit: 1");
        assertThat(err.toString()).contains("pmid:3: not published: ");
    }

    @Test
    void reportsMissingTopics(TestKafka kafka) throws Exception {
        kafka.freshTopics(PARTITIONS);
        kafka.admin().deleteTopics(List.of("works.v1")).all().get();
        await().until(() -> !kafka.admin().listTopics().names().get().contains("works.v1"));
        Path graph = Files.writeString(folder.resolve("edges.tsv"), "pmid:1\tpmid:2\n");

        assertThat(run(kafka, "--format", "edges", graph.toString())).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo("import failed: Kafka at " + kafka.bootstrapServers()
                        + " has no topic works.v1; see topics/ for how to create the topics" + System.lineSeparator());
    }

    private int run(TestKafka kafka, String... arguments) {
        return new CommandLine(new ImportCommand(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static List<WorkEvent> worksIn(List<ConsumerRecord<String, byte[]>> records)
            throws RejectedRecordException {
        List<WorkEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            WorkEvent event = new WorkEventReader(InputLimits.DEFAULT).read(record.value());
            assertThat(record.key()).isEqualTo(event.work().value());
            events.add(event);
        }
        return events;
    }

    private static List<CitationEvent> listsIn(List<ConsumerRecord<String, byte[]>> records)
            throws RejectedRecordException {
        List<CitationEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            CitationEvent event = new CitationEventReader(InputLimits.DEFAULT).read(record.value());
            assertThat(record.key()).isEqualTo(event.citing().value());
            events.add(event);
        }
        return events;
    }

    /** Returns all records of a topic, which must be as many as expected. */
    private static List<ConsumerRecord<String, byte[]>> read(TestKafka kafka, String topic, int expected) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        try (KafkaConsumer<String, byte[]> consumer =
                kafka.consumer(new StringDeserializer(), new ByteArrayDeserializer(), Map.of())) {
            consumer.assign(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(end).isEqualTo(expected);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            Instant deadline = Instant.now().plusSeconds(30);
            while (records.size() < expected && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            assertThat(records).hasSize(expected);
            return records;
        }
    }
}
