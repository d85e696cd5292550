package org.citationhubs.query.ops;

import java.util.List;
import org.citationhubs.query.routing.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An instance as it sees itself.
 *
 * @param address {@code host:port}
 * @param state of its streams, null if it did not answer
 * @param copies the halves of partitions it has stores of
 * @param problem why it did not answer, null if it did
 */
public record InstanceReport(
        String address,
        @Nullable String state,
        List<ReplicaReport> copies,
        @Nullable String problem) {

    public InstanceReport {
        copies = List.copyOf(copies);
    }

    /**
     * Half a partition on an instance.
     *
     * @param behind how many records its stores are behind
     */
    public record ReplicaReport(Stage half, int partition, long behind) {}
}
