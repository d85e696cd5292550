package org.citationhubs.query.routing;

import java.util.Optional;

/** One rule of who may not answer. */
@FunctionalInterface
public interface CandidateFilter {

    /** Why the candidate may not answer, nothing if this rule has nothing against it. */
    Optional<String> objection(Stage half, int partition, Candidate candidate, RoutingOptions asked);

    /** A question that was forwarded is not forwarded again, so it never goes round. */
    static CandidateFilter oneHop() {
        return (half, partition, candidate, asked) -> asked.forwarded() && !candidate.here()
                ? Optional.of("the question was forwarded once already")
                : Optional.empty();
    }

    /** Some questions are for the owner only. */
    static CandidateFilter ownerIfRequired() {
        return (half, partition, candidate, asked) -> !asked.standbysToo() && candidate.copy() == ReplicaRole.STANDBY
                ? Optional.of("only the active owner may answer this")
                : Optional.empty();
    }

    /** An instance that has just failed to answer is left alone for a moment. */
    static CandidateFilter notFailing(PeerHealth health) {
        return (half, partition, candidate, asked) ->
                candidate.here() ? Optional.empty() : health.objection(candidate.host());
    }

    /** A copy here must be near enough to the active one; another instance judges its own copy. */
    static CandidateFilter withinLag(StandbyLags lags, long most) {
        return (half, partition, candidate, asked) -> {
            if (!candidate.here() || candidate.copy() == ReplicaRole.ACTIVE) {
                return Optional.empty();
            }
            long behind = lags.behind(half, partition).orElse(-1);
            if (behind < 0) {
                return Optional.of("it has no copy, or does not know how far the copy is behind");
            }
            return behind > most
                    ? Optional.of("its copy is " + behind + " records behind, and " + most + " are tolerated")
                    : Optional.empty();
        };
    }
}
