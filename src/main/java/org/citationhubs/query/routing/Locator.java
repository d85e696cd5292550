package org.citationhubs.query.routing;

/** Finds the instances that hold a partition. */
@FunctionalInterface
public interface Locator {

    /**
     * Who holds half a partition.
     *
     * @param partition that of a work, by the work's id; never by a key that has the id in it, which hashes to another partition
     */
    PartitionReplicas holders(Stage half, int partition);
}
