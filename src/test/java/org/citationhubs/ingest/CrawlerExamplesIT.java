package org.citationhubs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of topics/README.md that use librdkafka, and checks that they partition events like the service.
 */
@ExtendWith(KafkaExtension.class)
class CrawlerExamplesIT {

    /** Enough that the correct partition is not hit twice by chance. */
    private static final int PARTITIONS = 50;

    @TempDir
    Path folder = Path.of("");

    @Test
    void kcatPublishesToThePartitionOfTheWork(TestKafka kafka)
            throws IOException, InterruptedException, RejectedRecordException {
        assumeTrue(CrawlerExamples.isInstalled("kcat", "-V"), "kcat is not installed");
        kafka.freshTopics(PARTITIONS);
        String command = CrawlerExamples.block("sh", "kcat -P").replace("localhost:9092", kafka.bootstrapServers());

        CrawlerExamples.run(folder, Map.of(), "sh", "-c", command);

        assertInThePartitionOfItsWork(kafka);
    }

    @Test
    void pythonPublishesToThePartitionOfTheWork(TestKafka kafka)
            throws IOException, InterruptedException, RejectedRecordException {
        assumeTrue(
                CrawlerExamples.isInstalled("python3", "-c", "import confluent_kafka"),
                "confluent-kafka is not installed");
        kafka.freshTopics(PARTITIONS);
        Path program =
                Files.writeString(folder.resolve("crawler.py"), CrawlerExamples.block("python", "confluent_kafka"));

        CrawlerExamples.run(folder, Map.of(), "python3", program.toString(), kafka.bootstrapServers());

        assertInThePartitionOfItsWork(kafka);
    }

    @Test
    void kcatShowsOnlyCommittedDeadLetters(TestKafka kafka) throws IOException, InterruptedException {
        assumeTrue(CrawlerExamples.isInstalled("kcat", "-V"), "kcat is not installed");
        // given an aborted and a committed dead letter
        kafka.freshTopics(PARTITIONS);
        String id = TestKafka.unique("dead-letters");
        try (KafkaProducer<String, String> producer =
                kafka.producer(new StringSerializer(), new StringSerializer(), Map.of("transactional.id", id))) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(TopicCatalog.DEAD_LETTERS, "pmid:1", "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var unusedToo = producer.send(new ProducerRecord<>(TopicCatalog.DEAD_LETTERS, "pmid:1", "committed"));
            producer.commitTransaction();
        }

        // when the example with kcat is run
        String printed = CrawlerExamples.run(
                folder,
                Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                "sh",
                "-c",
                CrawlerExamples.block("sh", "kcat -C"));

        // then it prints only the committed one
        assertThat(printed.lines()).contains("committed").doesNotContain("aborted");
    }

    /**
     * Checks the only record: a valid event with the id of its citing work as key, in the partition of the default
     * partitioner.
     */
    private static void assertInThePartitionOfItsWork(TestKafka kafka) throws RejectedRecordException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(TopicCatalog.CITATIONS, partition));
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                kafka.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer(), Map.of())) {
            consumer.assign(partitions);
            assertThat(consumer.endOffsets(partitions).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1);
            Instant deadline = Instant.now().plusSeconds(30);
            while (records.isEmpty() && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        assertThat(records).hasSize(1);
        WorkId citing = new CitationEventReader(InputLimits.DEFAULT)
                .read(records.get(0).value())
                .citing();
        assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8)).isEqualTo(citing.value());
        assertThat(records.get(0).partition()).isEqualTo(Utils.toPositive(Utils.murmur2(citing.bytes())) % PARTITIONS);
    }
}
