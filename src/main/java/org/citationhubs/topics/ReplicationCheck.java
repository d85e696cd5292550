package org.citationhubs.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;

/** Compares the replication of existing topics with what is required. */
public final class ReplicationCheck {

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private ReplicationCheck() {}

    /**
     * Returns what is less than required, with the remedy, in one message of several lines; empty if nothing is. The
     * service can run on such topics, but the loss of a broker may lose records.
     *
     * @param required as far as the cluster can meet it
     * @param found state of the topics by name
     */
    public static Optional<String> differences(ReplicationRequirement required, Map<String, TopicState> found) {
        List<String> differences = new ArrayList<>();
        new TreeMap<>(found).forEach((name, topic) -> {
            if (topic.replicas() < required.factor()) {
                differences.add(
                        "%s has %d replicas, needs %d: kafka-reassign-partitions --execute with %d for each partition"
                                .formatted(name, topic.replicas(), required.factor(), required.factor()));
            }
            String minInSync = topic.settings().getOrDefault(MIN_IN_SYNC, "1");
            if (Integer.parseInt(minInSync) < required.minInSync()) {
                differences.add("%s has %s=%s, needs %d: kafka-configs --alter --topic %s --add-config %s=%d"
                        .formatted(
                                name,
                                MIN_IN_SYNC,
                                minInSync,
                                required.minInSync(),
                                name,
                                MIN_IN_SYNC,
                                required.minInSync()));
            }
        });
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("The loss of a broker may lose records of these topics:\n - "
                        + String.join("\n - ", differences));
    }
}
