package org.citationhubs.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class TopicAdminIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void createdTopicsPassTheCheck(TestKafka kafka) {
        List<TopicSpec> specs = kafka.freshTopics(3).all();
        TopicAdmin topics = new TopicAdmin(kafka.admin(), TIMEOUT);

        assertThat(TopicCheck.differences(specs, topics.describe(specs))).isEmpty();
        assertThat(topics.describe(specs))
                .hasSize(specs.size())
                .allSatisfy((name, state) -> assertThat(state.partitions()).isEqualTo(3));
        assertThat(topics.describe(specs).get("hub-summaries.v1").settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.insync.replicas", "1");
    }

    @Test
    void existingTopicsAreNotChanged(TestKafka kafka) throws Exception {
        List<TopicSpec> specs = kafka.freshTopics(2).all();
        TopicAdmin topics = new TopicAdmin(kafka.admin(), TIMEOUT);
        kafka.admin().deleteTopics(List.of("works.v1")).all().get();
        await().until(() -> topics.describe(specs).size(), count -> count == specs.size() - 1);

        assertThat(topics.createMissing(specs, 7)).containsExactly("works.v1");
        assertThat(topics.createMissing(specs, 9)).isEmpty();

        assertThat(topics.describe(specs).get("citations.v1").partitions()).isEqualTo(2);
        assertThat(topics.describe(specs).get("works.v1").partitions()).isEqualTo(7);
    }

    @Test
    void reportsAllDifferencesInOneMessage(TestKafka kafka) throws Exception {
        List<TopicSpec> specs = kafka.freshTopics(1).all();
        breakTopics(kafka.admin());

        TopicAdmin topics = new TopicAdmin(kafka.admin(), TIMEOUT);
        // the changes reach the broker a moment after the controller
        await().untilAsserted(() -> assertThat(TopicCheck.differences(specs, topics.describe(specs)))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("hub-changes.v1 is missing")
                        .contains("works.v1 has 4 partitions, must have 1 like citations.v1")
                        .contains("citations.v1: cleanup.policy is compact, must be delete")));
    }

    @Test
    void settingsThatMustBeExactAreAlteredAndNoOthers(TestKafka kafka) throws Exception {
        // given topics as an earlier release created them, and one that is missing
        List<TopicSpec> specs = kafka.freshTopics(1).all();
        Admin admin = kafka.admin();
        alter(admin, "citations.v1", Map.of("message.timestamp.type", "CreateTime", "compression.type", "gzip"));
        alter(admin, "works.v1", Map.of("message.timestamp.type", "CreateTime", "cleanup.policy", "compact"));
        admin.deleteTopics(List.of("hub-changes.v1")).all().get();
        TopicAdmin topics = new TopicAdmin(admin, TIMEOUT);
        await().until(() -> topics.describe(specs).size() == specs.size() - 1
                && "CreateTime"
                        .equals(topics.describe(specs)
                                .get("works.v1")
                                .settings()
                                .get("message.timestamp.type")));

        // when
        topics.alterRefusedSettings(specs);

        // then
        await().untilAsserted(() -> {
            Map<String, TopicState> found = topics.describe(specs);
            assertThat(found).doesNotContainKey("hub-changes.v1");
            assertThat(found.get("citations.v1").settings())
                    .containsEntry("message.timestamp.type", "LogAppendTime")
                    .containsEntry("compression.type", "gzip");
            assertThat(found.get("works.v1").settings())
                    .containsEntry("message.timestamp.type", "LogAppendTime")
                    .containsEntry("cleanup.policy", "delete");
        });

        // when nothing differs, nothing is altered
        topics.alterRefusedSettings(specs);
    }

    private static void alter(Admin admin, String topic, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> ops = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), ops))
                .all()
                .get();
    }

    @Test
    void reportsThatTheClusterDoesNotAnswer() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 500, "request.timeout.ms", 400))) {
            TopicAdmin topics = new TopicAdmin(admin, Duration.ofSeconds(5));

            assertThatThrownBy(() -> topics.describe(TopicCatalog.load().all()))
                    .isInstanceOf(TopicAdminException.class)
                    .hasMessageContaining("topic ");
        }
    }

    private static void breakTopics(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of("hub-changes.v1")).all().get();
        admin.createPartitions(Map.of("works.v1", NewPartitions.increaseTo(4)))
                .all()
                .get();
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, "citations.v1"),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
