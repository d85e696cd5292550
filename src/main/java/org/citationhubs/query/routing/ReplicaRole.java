package org.citationhubs.query.routing;

/** The role of a replica of a partition on an instance. */
public enum ReplicaRole {
    /** Processes the records of the partition; there is one active replica. */
    ACTIVE,
    /** Follows the changelogs of the active replica: a standby task, or stores that are still being restored. */
    STANDBY
}
