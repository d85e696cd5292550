package org.citationhubs.query.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orders the candidates for a partition: the active replica, a local standby, standbys on other instances; without
 * those that a filter excludes.
 *
 * <p>What this instance knows of other instances is as old as the last rebalance. Its own stores are more
 * current, so it is a candidate wherever it may turn out to have the partition: if no owner is known, and
 * if another instance forwarded the request to it as the owner.
 */
public final class Router {

    private final Locator locator;
    private final HostPort self;
    private final List<CandidateFilter> filters;
    private final CandidateFilter preference;

    /**
     * Creates a router for one instance.
     *
     * @param self advertised address with its port, because two instances may share a host
     * @param filters that always exclude
     * @param preference candidates rejected by this filter are used only when no other candidate remains
     */
    public Router(Locator locator, HostPort self, List<CandidateFilter> filters, CandidateFilter preference) {
        this.locator = locator;
        this.self = self;
        this.filters = List.copyOf(filters);
        this.preference = preference;
    }

    /** Returns the address of this instance. */
    public HostPort self() {
        return self;
    }

    /** Returns the candidates for a query to one stage of a partition. */
    public Route route(Stage stage, int partition, RoutingOptions options) {
        List<Candidate> candidates = new ArrayList<>();
        List<Exclusion> excluded = new ArrayList<>();
        List<Exclusion> lastResort = new ArrayList<>();
        for (Candidate candidate : all(locator.locate(stage, partition), options)) {
            Optional<String> exclusion = exclude(stage, partition, candidate, options);
            Optional<String> disadvantage = preference.exclude(stage, partition, candidate, options);
            if (exclusion.isPresent()) {
                excluded.add(new Exclusion(candidate, exclusion.get()));
            } else if (disadvantage.isPresent()) {
                lastResort.add(new Exclusion(candidate, disadvantage.get()));
            } else {
                candidates.add(candidate);
            }
        }
        if (candidates.isEmpty()) {
            return new Route(
                    stage,
                    partition,
                    lastResort.stream().map(Exclusion::candidate).toList(),
                    excluded);
        }
        excluded.addAll(lastResort);
        return new Route(stage, partition, candidates, excluded);
    }

    private List<Candidate> all(PartitionReplicas replicas, RoutingOptions options) {
        List<Candidate> all = new ArrayList<>();
        HostPort active = replicas.active();
        boolean ownedElsewhere = active != null && !active.equals(self);
        if (!ownedElsewhere || options.forwarded()) {
            all.add(new Candidate(self, ReplicaRole.ACTIVE, true));
        }
        if (active != null && ownedElsewhere) {
            all.add(new Candidate(active, ReplicaRole.ACTIVE, false));
        }
        all.add(new Candidate(self, ReplicaRole.STANDBY, true));
        for (HostPort standby : replicas.standbys()) {
            if (!standby.equals(self)) {
                all.add(new Candidate(standby, ReplicaRole.STANDBY, false));
            }
        }
        return all;
    }

    private Optional<String> exclude(Stage stage, int partition, Candidate candidate, RoutingOptions options) {
        for (CandidateFilter filter : filters) {
            Optional<String> reason = filter.exclude(stage, partition, candidate, options);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }
}
