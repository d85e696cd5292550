package org.citationhubs.query.ops;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.citationhubs.query.routing.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The report of an instance about itself. Instances send it to each other as JSON, also during an upgrade: never rename
 * a property.
 *
 * @param address {@code host:port}
 * @param state of its Kafka Streams client, null if the instance did not answer
 * @param replicas of which it has the stores
 * @param problem why the instance did not answer, null if it did
 */
public record InstanceReport(
        String address,
        @Nullable String state,
        @JsonProperty("copies") List<ReplicaReport> replicas,
        @Nullable String problem) {

    public InstanceReport {
        replicas = List.copyOf(replicas);
    }

    /**
     * A replica of one stage of a partition.
     *
     * @param lag records by which its stores lag
     */
    public record ReplicaReport(
            @JsonProperty("half") Stage stage,
            int partition,
            @JsonProperty("behind") long lag) {}
}
