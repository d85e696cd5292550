package org.citationhubs.query.routing;

/**
 * An instance that may answer a query.
 *
 * @param address that the instance advertises
 * @param role of the replica that is queried there
 * @param local whether it is this instance
 */
public record Candidate(HostPort address, ReplicaRole role, boolean local) {}
