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
 * Asks partitions wherever they are: those of another instance in one request, all instances at once, and where one does not answer, the
 * next copy. Blocks its caller until all have answered or the time is over, and never throws for a partition that does not answer.
 */
public final class ScatterGather {

    /** Where instances ask each other, see {@code api.PeersResource}. */
    private static final String PATH = "/internal/v1/questions/";

    private final LocalPartitions local;
    private final Router router;
    private final PeerClient peers;
    private final Duration patience;
    private final Map<String, PartitionQuery<?, ?>> questions = new HashMap<>();

    /**
     * Asks and answers.
     *
     * @param patience how long one gathering may take
     * @param questions that other instances may ask
     */
    public ScatterGather(
            LocalPartitions local,
            Router router,
            PeerClient peers,
            Duration patience,
            Collection<PartitionQuery<?, ?>> questions) {
        this.local = local;
        this.router = router;
        this.peers = peers;
        this.patience = patience;
        questions.forEach(question -> this.questions.put(question.name(), question));
    }

    /** Asks some partitions, each its own. */
    public <Q, A> PartitionResults<A> ask(PartitionQuery<Q, A> question, Map<Integer, Q> asked, RoutingOptions whom) {
        return new ResultCollector<>(question, asked, whom).gather();
    }

    /** Asks all partitions the same. */
    public <Q, A> PartitionResults<A> askAll(PartitionQuery<Q, A> question, Q asked, RoutingOptions whom) {
        Map<Integer, Q> each = new TreeMap<>();
        for (int partition = 0; partition < local.count(); partition++) {
            each.put(partition, asked);
        }
        return ask(question, each, whom);
    }

    /** See {@link PartitionQuery#asksOthers}; false of a question that is not known. */
    public boolean asksOthers(String name) {
        PartitionQuery<?, ?> question = questions.get(name);
        return question != null && question.asksOthers();
    }

    /** Lets other instances ask a question. */
    public void takes(PartitionQuery<?, ?> question) {
        questions.put(question.name(), question);
    }

    /**
     * Answers another instance, from stores that are here.
     *
     * @param name of the question
     * @param copy that is asked
     * @param body as the other instance wrote it
     * @throws IllegalArgumentException if the question is not known here, as during an upgrade
     */
    public byte[] answer(String name, ReplicaRole copy, byte[] body) {
        PartitionQuery<?, ?> question = questions.get(name);
        if (question == null) {
            throw new IllegalArgumentException("the question " + name + " is not known here");
        }
        return answer(question, new RoutingOptions(true, copy == ReplicaRole.STANDBY), body);
    }

    private <Q, A> byte[] answer(PartitionQuery<Q, A> question, RoutingOptions whom, byte[] body) {
        Map<Integer, Q> asked = PartitionQueryCodec.readAsked(question.asks(), body);
        PartitionResults<A> gathered = ask(question, asked, whom);
        return PartitionQueryCodec.writeAnswers(gathered.answers(), gathered.unavailable());
    }

    /** One question on its way round. Of one thread. */
    private final class ResultCollector<Q, A> {

        private final PartitionQuery<Q, A> question;
        private final Map<Integer, Q> asked;
        private final long end = System.nanoTime() + patience.toNanos();
        private final Map<Integer, Iterator<Candidate>> left = new HashMap<>();
        private final Map<Integer, List<Exclusion>> why = new HashMap<>();
        private final SortedMap<Integer, A> answers = new TreeMap<>();
        private final SortedMap<Integer, String> unavailable = new TreeMap<>();
        private boolean standby;

        ResultCollector(PartitionQuery<Q, A> question, Map<Integer, Q> asked, RoutingOptions whom) {
            this.question = question;
            this.asked = asked;
            for (Integer partition : asked.keySet()) {
                if (partition < 0 || partition >= local.count()) {
                    throw new IllegalArgumentException("there is no partition " + partition);
                }
                Route route = router.route(question.half(), partition, whom);
                left.put(partition, route.candidates().iterator());
                why.put(partition, new ArrayList<>(route.excluded()));
            }
        }

        PartitionResults<A> gather() {
            SortedSet<Integer> open = new TreeSet<>(asked.keySet());
            while (!open.isEmpty()) {
                askNext(open);
                open.removeAll(answers.keySet());
                open.removeAll(unavailable.keySet());
            }
            return new PartitionResults<>(answers, unavailable, standby);
        }

        private void askNext(SortedSet<Integer> open) {
            Map<Candidate, Map<Integer, Q>> round = new LinkedHashMap<>();
            for (Integer partition : open) {
                Iterator<Candidate> candidates = left.get(partition);
                Q question = asked.get(partition);
                if (candidates == null || question == null || !candidates.hasNext() || end <= System.nanoTime()) {
                    unavailable.put(partition, words(partition));
                } else {
                    round.computeIfAbsent(candidates.next(), none -> new TreeMap<>())
                            .put(partition, question);
                }
            }
            Map<Candidate, CompletionStage<PeerReply>> sent = new LinkedHashMap<>();
            round.forEach((candidate, of) -> {
                if (!candidate.here()) {
                    sent.put(candidate, send(candidate, of));
                }
            });
            round.forEach((candidate, of) -> {
                if (candidate.here()) {
                    of.forEach((partition, question) -> askHere(candidate, partition, question));
                }
            });
            sent.forEach((candidate, reply) ->
                    take(candidate, round.getOrDefault(candidate, Map.of()).keySet(), reply));
        }

        private String words(Integer partition) {
            List<Exclusion> reasons = why.getOrDefault(partition, List.of());
            return reasons.isEmpty() ? "no time was left to ask" : reasons.toString();
        }

        private void askHere(Candidate candidate, Integer partition, Q asked) {
            try {
                answered(
                        candidate,
                        partition,
                        question.answer(local.get(candidate.copy(), partition), candidate.copy(), asked));
            } catch (StoreUnavailableException e) {
                refused(candidate, partition, e.reason().words());
            }
        }

        private CompletionStage<PeerReply> send(Candidate candidate, Map<Integer, Q> of) {
            // A part of the time is kept for the next copy.
            Duration share = Duration.ofNanos(Math.max(1_000_000, (end - System.nanoTime()) * 2 / 3));
            return peers.ask(
                    candidate.host(),
                    PeerRequest.post(
                            PATH + question.name(),
                            Map.of(
                                    "Content-Type",
                                    "application/json",
                                    PeerRequest.COPY,
                                    candidate.copy().name()),
                            PartitionQueryCodec.writeAsked(of),
                            share));
        }

        private void take(Candidate candidate, Collection<Integer> of, CompletionStage<PeerReply> sent) {
            try {
                PeerReply reply = sent.toCompletableFuture().join();
                if (reply.status() == 200) {
                    PartitionQueryCodec.readAnswers(
                            question.answers(),
                            reply.body(),
                            (partition, answer) -> answered(candidate, partition, answer),
                            (partition, reason) -> refused(candidate, partition, reason));
                } else {
                    of.forEach(partition -> refused(candidate, partition, "it answered " + reply.status()));
                }
            } catch (CompletionException e) {
                String reason = e.getCause() instanceof PeerException peer ? peer.getMessage() : e.toString();
                of.forEach(partition -> refused(candidate, partition, String.valueOf(reason)));
            }
        }

        private void answered(Candidate candidate, Integer partition, A answer) {
            answers.put(partition, answer);
            standby |= candidate.copy() == ReplicaRole.STANDBY;
        }

        private void refused(Candidate candidate, Integer partition, String reason) {
            why.computeIfAbsent(partition, none -> new ArrayList<>()).add(new Exclusion(candidate, reason));
        }
    }
}
