package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.internals.RepartitionTopicConfig;
import org.junit.jupiter.api.Test;

class RepartitionTopicsTest {

    @Test
    void areThoseThatKafkaStreamsCreates() throws Exception {
        Properties properties = properties(-1);
        properties.put(StreamsConfig.topicPrefix("max.message.bytes"), 3_145_728);

        List<NewTopic> topics = RepartitionTopics.of("hubs", 3, properties);

        assertThat(topics)
                .extracting(NewTopic::name)
                .containsExactly("hubs-to-hubs-repartition", "hubs-to-lists-repartition");
        assertThat(topics).allSatisfy(topic -> {
            assertThat(topic.numPartitions()).isEqualTo(3);
            assertThat(topic.configs()).isEqualTo(settingsOfKafkaStreams(Map.of("max.message.bytes", "3145728")));
        });
    }

    @Test
    void haveTheReplicasOfTheSettingOrOfTheBrokers() {
        assertThat(RepartitionTopics.of("hubs", 1, properties(3)))
                .extracting(NewTopic::replicationFactor)
                .containsOnly((short) 3);
        assertThat(RepartitionTopics.of("hubs", 1, properties(-1)))
                .extracting(NewTopic::replicationFactor)
                .containsOnly((short) -1);
    }

    private static Properties properties(int replicas) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicas);
        return properties;
    }

    // The constructor is not public, but a release of Kafka that changes the defaults must fail this test.
    private static Map<String, String> settingsOfKafkaStreams(Map<String, String> settings) throws Exception {
        Constructor<RepartitionTopicConfig> constructor =
                RepartitionTopicConfig.class.getDeclaredConstructor(String.class, Map.class);
        constructor.setAccessible(true);
        return constructor.newInstance("any", Map.of()).properties(settings, 0);
    }
}
