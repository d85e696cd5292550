package org.citationhubs.query.routing;

import java.util.Optional;

/** A rule that excludes candidates. */
@FunctionalInterface
public interface CandidateFilter {

    /** Returns why a candidate is excluded; empty if this rule accepts it. */
    Optional<String> exclude(Stage stage, int partition, Candidate candidate, RoutingOptions options);

    /** Excludes other instances for a request that was forwarded already, so that no request goes in a circle. */
    static CandidateFilter oneHop() {
        return (stage, partition, candidate, options) -> options.forwarded() && !candidate.local()
                ? Optional.of("the request was forwarded once already")
                : Optional.empty();
    }

    /** Excludes standbys for a query that requires the active replica. */
    static CandidateFilter activeIfRequired() {
        return (stage, partition, candidate, options) ->
                !options.allowStandby() && candidate.role() == ReplicaRole.STANDBY
                        ? Optional.of("only the active replica may answer this query")
                        : Optional.empty();
    }

    /** Excludes an instance for a moment after it failed to answer. */
    static CandidateFilter notFailing(PeerHealth health) {
        return (stage, partition, candidate, options) ->
                candidate.local() ? Optional.empty() : health.exclude(candidate.address());
    }

    /** Excludes a local standby whose lag is unknown or too large; another instance checks its own standby. */
    static CandidateFilter withinLag(StandbyLags lags, long maxLag) {
        return (stage, partition, candidate, options) -> {
            if (!candidate.local() || candidate.role() == ReplicaRole.ACTIVE) {
                return Optional.empty();
            }
            long lag = lags.lag(stage, partition).orElse(-1);
            if (lag < 0) {
                return Optional.of("it has no standby, or the lag of its standby is unknown");
            }
            return lag > maxLag
                    ? Optional.of("its standby lags by " + lag + " records, at most " + maxLag + " are allowed")
                    : Optional.empty();
        };
    }
}
