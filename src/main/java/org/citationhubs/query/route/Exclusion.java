package org.citationhubs.query.route;

/** Why an instance does not answer. */
public record Exclusion(Candidate candidate, String reason) {

    @Override
    public String toString() {
        return candidate.address() + (candidate.copy() == Copy.ACTIVE ? " (active): " : " (standby): ") + reason;
    }
}
