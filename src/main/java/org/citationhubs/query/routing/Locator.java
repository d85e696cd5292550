package org.citationhubs.query.routing;

/** Finds the instances that have the replicas of a partition. */
@FunctionalInterface
public interface Locator {

    /**
     * Returns the replicas of one stage of a partition.
     *
     * @param partition from the id of a work; a key that only contains the id hashes to another partition
     */
    PartitionReplicas locate(Stage stage, int partition);
}
