package org.citationhubs.runtime.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.internals.Topic;
import org.citationhubs.topics.TopicAdmin;

/**
 * The topics in which the coordinators of the broker store consumer groups and transactions.
 *
 * <p>If they are missing, the broker creates them at the first request for a coordinator. It rejects that request, and
 * the client repeats it until the topic has a leader. Each repetition creates the topic again, which fails with a
 * warning (Kafka 4.3.1, {@code DefaultAutoTopicCreationManager}). So they are created before the first client connects.
 */
final class CoordinatorTopics {

    /** Segment size of Kafka's own creation. */
    private static final String SEGMENT_BYTES = "104857600";

    private CoordinatorTopics() {}

    /**
     * Creates the missing topics, and returns when all their partitions have leaders.
     *
     * @throws org.citationhubs.topics.TopicAdminException if the broker does not answer in time
     */
    static void create(String bootstrapServers, Duration timeout) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "citation-hubs-embedded"))) {
            List<String> unused = new TopicAdmin(admin, timeout).createMissing(all());
        }
    }

    /** Returns the topics with the settings of Kafka's own creation, for the coordinators rely on them. */
    static List<NewTopic> all() {
        return List.of(
                topic(
                        Topic.GROUP_METADATA_TOPIC_NAME,
                        Map.of(
                                "cleanup.policy", "compact",
                                "compression.type", "producer",
                                "segment.bytes", SEGMENT_BYTES)),
                topic(
                        Topic.TRANSACTION_STATE_TOPIC_NAME,
                        Map.of(
                                "cleanup.policy", "compact",
                                "compression.type", "uncompressed",
                                "min.insync.replicas", "1",
                                "segment.bytes", SEGMENT_BYTES,
                                "unclean.leader.election.enable", "false")));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, EmbeddedBrokerSettings.COORDINATOR_PARTITIONS, (short) 1).configs(settings);
    }
}
