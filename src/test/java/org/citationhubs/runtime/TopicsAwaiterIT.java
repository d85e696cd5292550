package org.citationhubs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.NewPartitions;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class TopicsAwaiterIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void returnsTheNumberOfPartitionsOfEachTopic(TestKafka kafka) throws Exception {
        TopicCatalog catalog = kafka.freshTopics(2);
        kafka.admin()
                .createPartitions(Map.of(TopicCatalog.HUB_CHANGES, NewPartitions.increaseTo(5)))
                .all()
                .get();

        Map<String, Integer> partitions =
                awaitTopics(kafka, catalog, Optional.empty()).get();

        assertThat(partitions)
                .containsEntry(TopicCatalog.CITATIONS, 2)
                .containsEntry(TopicCatalog.HUB_CHANGES, 5)
                .hasSize(catalog.all().size());
    }

    @Test
    void waitsUntilMissingTopicsAreCreated(TestKafka kafka) throws Exception {
        // given a cluster without one of the topics
        TopicCatalog catalog = kafka.freshTopics(1);
        kafka.admin().deleteTopics(List.of(TopicCatalog.WORKS)).all().get();
        await().until(() -> !kafka.admin().listTopics().names().get().contains(TopicCatalog.WORKS));

        // when the service waits
        CompletableFuture<Map<String, Integer>> waiting = awaitTopics(kafka, catalog, Optional.empty());
        assertThat(waiting).isNotDone();

        // then it goes on once the topic is there
        new TopicAdmin(kafka.admin(), TIMEOUT).createMissing(catalog.all(), 1);
        assertThat(waiting).succeedsWithin(TIMEOUT);
    }

    @Test
    void createsMissingTopicsIfConfigured(TestKafka kafka) throws Exception {
        TopicCatalog catalog = kafka.freshTopics(1);
        kafka.admin().deleteTopics(List.of(TopicCatalog.DEAD_LETTERS)).all().get();
        await().until(() -> !kafka.admin().listTopics().names().get().contains(TopicCatalog.DEAD_LETTERS));

        assertThat(awaitTopics(kafka, catalog, Optional.of(3)).get()).containsEntry(TopicCatalog.DEAD_LETTERS, 3);
    }

    private static CompletableFuture<Map<String, Integer>> awaitTopics(
            TestKafka kafka, TopicCatalog catalog, Optional<Integer> partitionsOfCreated) {
        TopicAdmin topics = new TopicAdmin(kafka.admin(), TIMEOUT);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new TopicsAwaiter(topics, catalog, partitionsOfCreated).await();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }
}
