package org.citationhubs.runtime.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * The repartition topics, as Kafka Streams creates them.
 *
 * <p>Kafka Streams subscribes to its repartition topics before it creates them, during the first rebalance. Until then
 * each metadata response to its consumers has an error and is logged as a warning. So they are created before
 * the start.
 */
final class RepartitionTopics {

    /** The defaults of Kafka Streams 4.3 (RepartitionTopicConfig). */
    private static final Map<String, String> DEFAULTS = Map.of(
            "cleanup.policy", "delete",
            "message.timestamp.type", "CreateTime",
            "retention.ms", "-1",
            "segment.bytes", "52428800");

    private RepartitionTopics() {}

    /**
     * Returns the topics.
     *
     * @param partitions number of partitions of {@code citations.v1}
     * @param properties properties of Kafka Streams, with the settings of internal topics
     */
    static List<NewTopic> of(String applicationId, int partitions, Properties properties) {
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        properties.forEach((key, value) -> {
            String name = key.toString();
            if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                settings.put(name.substring(StreamsConfig.TOPIC_PREFIX.length()), value.toString());
            }
        });
        Optional<Short> replicas = Optional.ofNullable(properties.get(StreamsConfig.REPLICATION_FACTOR_CONFIG))
                .map(value -> Short.valueOf(value.toString()))
                .filter(factor -> factor > 0);
        return List.of(StreamsTopicNames.toHubs(applicationId), StreamsTopicNames.toLists(applicationId)).stream()
                .map(name -> new NewTopic(name, Optional.of(partitions), replicas).configs(settings))
                .toList();
    }
}
