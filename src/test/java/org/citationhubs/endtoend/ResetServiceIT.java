package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Resets a service and replays its input under a higher threshold. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(KafkaExtension.class)
class ResetServiceIT {

    private static final int PARTITIONS = 3;
    private static final int WORKS = 6;
    private static final String OTHER_SPELLING = "doi:10.1234/ABC";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void keysOfNoHubsAreWithdrawnAfterAReset(TestKafka kafka) throws Exception {
        // given hubs of one citing work
        kafka.freshTopics(PARTITIONS);
        try (ServiceProcess service = ServiceProcess.instance(folder, "hubs", kafka.bootstrapServers())) {
            service.set("HUBS_STANDBYS", "0");
            service.set("HUBS_MIN_CITING_WORKS", "1");
            service.start();
            publishCitations(kafka);
            awaitPublished(kafka, hubsFrom(1));
            service.stop();

            // and a key of an earlier reading of ids, published while no service runs that withdraws it
            publishOtherSpelling(kafka);
            assertThat(published(kafka)).contains(OTHER_SPELLING);

            // when the state is deleted and the input replayed with a threshold of three
            reset(kafka);
            service.set("HUBS_MIN_CITING_WORKS", "3");
            service.start();

            // then the topic has the hubs of three citing works and more, and nothing else
            awaitPublished(kafka, hubsFrom(3));
            service.awaitCaughtUp();
            assertThat(published(kafka)).isEqualTo(hubsFrom(3));
        }
    }

    /** Work n is cited by n works. */
    private static void publishCitations(TestKafka kafka) throws Exception {
        try (EventProducer producer = new EventProducer(kafka.bootstrapServers())) {
            for (int citing = 1; citing <= WORKS; citing++) {
                List<String> cited = Stream.iterate(citing, work -> work <= WORKS, work -> work + 1)
                        .map(ResetServiceIT::hub)
                        .toList();
                producer.send(EventProducer.event(
                        Operation.ASSERT,
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        WorkFacts.NONE,
                        "pith:citing-" + citing,
                        cited));
            }
            producer.flush();
        }
    }

    private static void publishOtherSpelling(TestKafka kafka) throws Exception {
        try (KafkaProducer<String, String> producer =
                kafka.producer(new StringSerializer(), new StringSerializer(), Map.of())) {
            producer.send(new ProducerRecord<>(TopicCatalog.HUB_SUMMARIES, OTHER_SPELLING, "{}"))
                    .get();
        }
    }

    private static String hub(int work) {
        return "pith:cited-" + work;
    }

    private static Set<String> hubsFrom(int least) {
        Set<String> hubs = new TreeSet<>();
        for (int work = least; work <= WORKS; work++) {
            hubs.add(hub(work));
        }
        return hubs;
    }

    private static void awaitPublished(TestKafka kafka, Set<String> hubs) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(published(kafka)).isEqualTo(hubs));
    }

    /** Returns the keys whose newest record has a value. */
    private static Set<String> published(TestKafka kafka) {
        Set<String> keys = new TreeSet<>();
        CommittedRecords.read(kafka.bootstrapServers(), TopicCatalog.HUB_SUMMARIES)
                .forEach(record -> {
                    boolean changed = record.value() == null ? keys.remove(record.key()) : keys.add(record.key());
                    assertThat(changed || record.value() != null)
                            .as("%s is withdrawn once", record.key())
                            .isTrue();
                });
        return keys;
    }

    /** Does what {@code kafka-streams-application-reset} does, and deletes the data folder. */
    private void reset(TestKafka kafka) throws Exception {
        String group = HubsConfig.APPLICATION_ID;
        kafka.admin()
                .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
        kafka.admin().deleteConsumerGroups(List.of(group)).all().get();
        Set<String> topics = new TreeSet<>(kafka.admin().listTopics().names().get());
        topics.removeIf(topic -> !topic.startsWith(group + "-"));
        kafka.admin().deleteTopics(topics).all().get();
        await().until(() -> kafka.admin().listTopics().names().get().stream().noneMatch(topics::contains));
        remove(folder.resolve("hubs").resolve("data"));
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
