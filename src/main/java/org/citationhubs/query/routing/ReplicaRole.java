package org.citationhubs.query.routing;

/** In which capacity an instance holds a partition. */
public enum ReplicaRole {
    /** It works on the partition; there is one such copy. */
    ACTIVE,
    /** It follows the active one: a standby replica, or stores that are still being restored. */
    STANDBY
}
