package org.citationhubs.query.routing;

/** The reason why a candidate does not answer. */
public record Exclusion(Candidate candidate, String reason) {

    @Override
    public String toString() {
        return candidate.address() + (candidate.role() == ReplicaRole.ACTIVE ? " (active): " : " (standby): ") + reason;
    }
}
