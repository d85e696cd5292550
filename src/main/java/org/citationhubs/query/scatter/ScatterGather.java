package org.citationhubs.query.scatter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.citationhubs.query.local.LocalPartitions;
import org.citationhubs.query.local.RunningQuery;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.Exclusion;
import org.citationhubs.query.routing.PeerClient;
import org.citationhubs.query.routing.PeerException;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Route;
import org.citationhubs.query.routing.Router;
import org.citationhubs.query.routing.RoutingOptions;

/**
 * Sends a query to many partitions: one request to each instance, all instances in parallel, and for a partition that
 * does not answer the next replica. Blocks until all partitions have answered or the timeout has passed. A partition
 * that does not answer is in the results; it causes no exception. Thread-safe.
 */
public final class ScatterGather {

    /** Path of the resource for queries of other instances, see {@code api.rest.PeersResource}. */
    private static final String PATH = "/internal/v1/questions/";

    private final LocalPartitions local;
    private final Router router;
    private final PeerClient peers;
    private final Duration timeout;
    private final Map<String, PartitionQuery<?, ?>> queries = new HashMap<>();

    /**
     * Creates a client and server of partition queries.
     *
     * @param timeout of one scatter-gather
     * @param queries that other instances may send
     */
    public ScatterGather(
            LocalPartitions local,
            Router router,
            PeerClient peers,
            Duration timeout,
            Collection<PartitionQuery<?, ?>> queries) {
        this.local = local;
        this.router = router;
        this.peers = peers;
        this.timeout = timeout;
        queries.forEach(query -> this.queries.put(query.name(), query));
    }

    /** Sends each partition its own request. */
    public <Q, A> PartitionResults<A> query(
            PartitionQuery<Q, A> query, Map<Integer, Q> requests, RoutingOptions options) {
        return new ResultCollector<>(query, requests, options).collect();
    }

    /** Sends all partitions the same request. */
    public <Q, A> PartitionResults<A> queryAll(PartitionQuery<Q, A> query, Q request, RoutingOptions options) {
        Map<Integer, Q> requests = new TreeMap<>();
        for (int partition = 0; partition < local.count(); partition++) {
            requests.put(partition, request);
        }
        return query(query, requests, options);
    }

    /** Returns {@link PartitionQuery#callsPeers} of a query; false for an unknown name. */
    public boolean callsPeers(String name) {
        PartitionQuery<?, ?> query = queries.get(name);
        return query != null && query.callsPeers();
    }

    /**
     * Answers a query of another instance from local stores.
     *
     * @param name of the query
     * @param role of the replicas to read
     * @param body as the other instance wrote it
     * @throws IllegalArgumentException if this version does not have the query, which may happen during an upgrade, or
     *     if the body does not have the form of its requests
     */
    public byte[] answer(String name, ReplicaRole role, byte[] body) {
        PartitionQuery<?, ?> query = queries.get(name);
        if (query == null) {
            throw new IllegalArgumentException("unknown query " + name);
        }
        return answer(query, new RoutingOptions(true, role == ReplicaRole.STANDBY), body);
    }

    private <Q, A> byte[] answer(PartitionQuery<Q, A> query, RoutingOptions options, byte[] body) {
        return query.writeAnswers(query(query, query.readRequests(body), options));
    }

    /** Collects the results of one query. Confined to the calling thread. */
    private final class ResultCollector<Q, A> {

        private final PartitionQuery<Q, A> query;
        private final Map<Integer, Q> requests;
        private final long end = System.nanoTime() + timeout.toNanos();
        private final Map<Integer, Iterator<Candidate>> candidates = new HashMap<>();
        private final Map<Integer, List<Exclusion>> excluded = new HashMap<>();
        private final SortedMap<Integer, A> answers = new TreeMap<>();
        private final SortedMap<Integer, String> unavailable = new TreeMap<>();
        private boolean standby;

        ResultCollector(PartitionQuery<Q, A> query, Map<Integer, Q> requests, RoutingOptions options) {
            this.query = query;
            this.requests = requests;
            for (Integer partition : requests.keySet()) {
                if (partition < 0 || partition >= local.count()) {
                    throw new IllegalArgumentException("there is no partition " + partition);
                }
                Route route = router.route(query.stage(), partition, options);
                candidates.put(partition, route.candidates().iterator());
                excluded.put(partition, new ArrayList<>(route.excluded()));
            }
        }

        PartitionResults<A> collect() {
            SortedSet<Integer> open = new TreeSet<>(requests.keySet());
            while (!open.isEmpty()) {
                tryNextCandidates(open);
                open.removeAll(answers.keySet());
                open.removeAll(unavailable.keySet());
            }
            return new PartitionResults<>(answers, unavailable, standby);
        }

        private void tryNextCandidates(SortedSet<Integer> open) {
            Map<Candidate, Map<Integer, Q>> round = new LinkedHashMap<>();
            for (Integer partition : open) {
                Iterator<Candidate> left = candidates.get(partition);
                Q request = requests.get(partition);
                if (left == null || request == null || !left.hasNext() || end <= System.nanoTime()) {
                    unavailable.put(partition, reasons(partition));
                } else {
                    round.computeIfAbsent(left.next(), none -> new TreeMap<>()).put(partition, request);
                }
            }
            Map<Candidate, CompletionStage<PeerReply>> sent = new LinkedHashMap<>();
            round.forEach((candidate, of) -> {
                if (!candidate.local()) {
                    sent.put(candidate, send(candidate, of));
                }
            });
            round.forEach((candidate, of) -> {
                if (candidate.local()) {
                    of.forEach((partition, request) -> readLocally(candidate, partition, request));
                }
            });
            sent.forEach((candidate, reply) -> awaitReply(
                    candidate, round.getOrDefault(candidate, Map.of()).keySet(), reply));
        }

        private String reasons(Integer partition) {
            List<Exclusion> reasons = excluded.getOrDefault(partition, List.of());
            return reasons.isEmpty() ? "no time was left for a call" : reasons.toString();
        }

        private void readLocally(Candidate candidate, Integer partition, Q request) {
            try {
                A answer = query.handler().answer(local.get(candidate.role(), partition), candidate.role(), request);
                onAnswer(candidate, partition, answer);
            } catch (StoreUnavailableException e) {
                onFailure(candidate, partition, e.reason().text());
            }
        }

        private CompletionStage<PeerReply> send(Candidate candidate, Map<Integer, Q> of) {
            // One third of the remaining time is reserved for the next replica.
            Duration share = Duration.ofNanos(Math.max(1_000_000, (end - System.nanoTime()) * 2 / 3));
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/json",
                    PeerRequest.ROLE,
                    candidate.role().name());
            return peers.call(
                    candidate.address(),
                    PeerRequest.post(PATH + query.name(), headers, query.writeRequests(of), share));
        }

        private void awaitReply(Candidate candidate, Collection<Integer> of, CompletionStage<PeerReply> sent) {
            try {
                PeerReply reply = RunningQuery.current()
                        .whileWaiting(() -> sent.toCompletableFuture().join());
                if (reply.status() == 200) {
                    query.readAnswers(
                            reply.body(),
                            (partition, answer) -> onAnswer(candidate, partition, answer),
                            (partition, reason) -> onFailure(candidate, partition, reason));
                } else {
                    of.forEach(partition -> onFailure(candidate, partition, "it returned status " + reply.status()));
                }
            } catch (UnreadableMessageException e) {
                of.forEach(partition -> onFailure(candidate, partition, "its answer cannot be read"));
            } catch (CompletionException e) {
                String reason = e.getCause() instanceof PeerException peer ? peer.getMessage() : e.toString();
                of.forEach(partition -> onFailure(candidate, partition, String.valueOf(reason)));
            }
        }

        private void onAnswer(Candidate candidate, Integer partition, A answer) {
            answers.put(partition, answer);
            standby |= candidate.role() == ReplicaRole.STANDBY;
        }

        private void onFailure(Candidate candidate, Integer partition, String reason) {
            excluded.computeIfAbsent(partition, none -> new ArrayList<>()).add(new Exclusion(candidate, reason));
        }
    }
}
