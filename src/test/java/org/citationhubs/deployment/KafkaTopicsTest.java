package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicSpec;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {

    private static final String HEAD = "# The topics of topics/ as resources of Strimzi; KafkaTopicsTest compares"
            + " the two and prints what this file must be.\n";

    @Test
    void strimziTopicsMatchTheCatalogue() {
        String wanted = TopicCatalog.load().all().stream()
                .map(KafkaTopicsTest::manifest)
                .collect(Collectors.joining("---\n", HEAD, ""));

        assertThat(Manifests.text(Manifests.KUBERNETES.resolve("components/topics/kafka-topics.yaml")))
                .isEqualTo(wanted);
    }

    private static String manifest(TopicSpec topic) {
        String settings = topic.settings().entrySet().stream()
                .map(setting -> "    %s: \"%s\"%n"
                        .formatted(setting.getKey(), setting.getValue().value()))
                .collect(Collectors.joining());
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: hubs
                spec:
                  partitions: %d
                  replicas: %d
                  config:
                %s    min.insync.replicas: "%d"
                """.formatted(
                        topic.name(),
                        topic.partitions().count(),
                        topic.replication().factor(),
                        settings,
                        topic.replication().minInSync());
    }
}
