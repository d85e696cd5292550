package org.citationhubs.query.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Says who is asked about a partition: its active owner, then a copy here, then copies elsewhere, without those that a filter objects to.
 *
 * <p>What is known of other instances is as old as the last rebalance. The stores of this instance know better, so it is a candidate itself
 * wherever it might turn out to hold the partition: if nobody is known to own it, and if another instance thinks that this one does.
 */
public final class Router {

    private final Locator locator;
    private final HostInfo self;
    private final List<CandidateFilter> filters;
    private final CandidateFilter unlessNobodyElse;

    /**
     * Routes from one instance.
     *
     * @param self host and port that it advertises: two instances may share a host
     * @param unlessNobodyElse objects to candidates that are asked all the same if otherwise nobody were: an answer that may come is better than none
     */
    public Router(Locator locator, HostInfo self, List<CandidateFilter> filters, CandidateFilter unlessNobodyElse) {
        this.locator = locator;
        this.self = self;
        this.filters = List.copyOf(filters);
        this.unlessNobodyElse = unlessNobodyElse;
    }

    /** The address of this instance. */
    public HostInfo self() {
        return self;
    }

    /** Who is asked. */
    public Route route(Stage half, int partition, RoutingOptions asked) {
        List<Candidate> candidates = new ArrayList<>();
        List<Exclusion> excluded = new ArrayList<>();
        List<Exclusion> better = new ArrayList<>();
        for (Candidate candidate : all(locator.holders(half, partition), asked)) {
            Optional<String> objection = objection(half, partition, candidate, asked);
            Optional<String> rather = unlessNobodyElse.objection(half, partition, candidate, asked);
            if (objection.isPresent()) {
                excluded.add(new Exclusion(candidate, objection.get()));
            } else if (rather.isPresent()) {
                better.add(new Exclusion(candidate, rather.get()));
            } else {
                candidates.add(candidate);
            }
        }
        if (candidates.isEmpty()) {
            return new Route(
                    half, partition, better.stream().map(Exclusion::candidate).toList(), excluded);
        }
        excluded.addAll(better);
        return new Route(half, partition, candidates, excluded);
    }

    private List<Candidate> all(PartitionReplicas holders, RoutingOptions asked) {
        List<Candidate> all = new ArrayList<>();
        HostInfo active = holders.active();
        boolean ownedElsewhere = active != null && !active.equals(self);
        if (!ownedElsewhere || asked.forwarded()) {
            all.add(new Candidate(self, ReplicaRole.ACTIVE, true));
        }
        if (active != null && ownedElsewhere) {
            all.add(new Candidate(active, ReplicaRole.ACTIVE, false));
        }
        all.add(new Candidate(self, ReplicaRole.STANDBY, true));
        for (HostInfo standby : holders.standbys()) {
            if (!standby.equals(self)) {
                all.add(new Candidate(standby, ReplicaRole.STANDBY, false));
            }
        }
        return all;
    }

    private Optional<String> objection(Stage half, int partition, Candidate candidate, RoutingOptions asked) {
        for (CandidateFilter filter : filters) {
            Optional<String> objection = filter.objection(half, partition, candidate, asked);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }
}
