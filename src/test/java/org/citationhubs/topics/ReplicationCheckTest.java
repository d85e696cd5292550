package org.citationhubs.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;
import org.junit.jupiter.api.Test;

class ReplicationCheckTest {

    private static final String CHANGELOG = "citation-hubs-hubs-changelog";

    private final ReplicationRequirement required =
            TopicCatalog.load().get(TopicCatalog.CITATIONS).replication();

    @Test
    void namesTopicWithWhatItHasAndNeedsAndRemedy() {
        TopicState weak = new TopicState(4, 1, Map.of("min.insync.replicas", "1"));

        assertThat(ReplicationCheck.differences(required.on(3), Map.of(CHANGELOG, weak)))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains(CHANGELOG + " has 1 replicas, needs 3: kafka-reassign-partitions")
                        .contains(CHANGELOG + " has min.insync.replicas=1, needs 2: kafka-configs --alter --topic "
                                + CHANGELOG + " --add-config min.insync.replicas=2"));
    }

    @Test
    void topicsWithEnoughReplicasAreNotNamed() {
        TopicState strong = new TopicState(4, 3, Map.of("min.insync.replicas", "2"));
        assertThat(ReplicationCheck.differences(required.on(3), Map.of(CHANGELOG, strong)))
                .isEmpty();
    }

    @Test
    void singleBrokerCanHaveOneReplicaOnly() {
        TopicState single = new TopicState(4, 1, Map.of("min.insync.replicas", "1"));
        assertThat(ReplicationCheck.differences(required.on(1), Map.of(CHANGELOG, single)))
                .isEmpty();
    }
}
