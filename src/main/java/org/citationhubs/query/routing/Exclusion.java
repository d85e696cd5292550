package org.citationhubs.query.routing;

/** Why an instance does not answer. */
public record Exclusion(Candidate candidate, String reason) {

    @Override
    public String toString() {
        return candidate.address() + (candidate.copy() == ReplicaRole.ACTIVE ? " (active): " : " (standby): ") + reason;
    }
}
