package org.citationhubs.api.answer;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.citationhubs.api.answer.RoutingMeters.RoutingOutcome;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.ForwardableRequest;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.Exclusion;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Route;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the first candidate that has one. Stores that are here are read on the calling thread; while another instance is asked, no
 * thread waits. What another instance answers is passed on as it is.
 */
final class FailoverCall {

    private static final Logger LOG = Logger.getLogger(FailoverCall.class);

    /** What is passed on of another instance's answer, beside its body. */
    private static final List<String> PASSED_ON =
            List.of("content-type", "etag", "vary", "cache-control", "retry-after", "link", "location");

    /** What is around a list in a form that has no place for it. */
    private static final String OURS = "hubs-";

    private final RoutingMeters meters;
    private final QueryService service;
    private final ForwardableRequest request;
    private final int partition;
    private final Iterator<Candidate> candidates;
    private final List<Exclusion> excluded;
    private final Function<Candidate, Response> here;
    private final boolean ownerOnly;
    private final long end;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    /**
     * Asks nobody yet.
     *
     * @param meters are told who answered
     * @param here answers from stores that are here, or throws {@link StoreUnavailableException}
     * @param ownerOnly whether nobody else may answer
     * @param patience after which nobody else is asked
     */
    FailoverCall(
            RoutingMeters meters,
            QueryService service,
            ForwardableRequest request,
            Route route,
            Function<Candidate, Response> here,
            boolean ownerOnly,
            Duration patience) {
        this.meters = meters;
        this.service = service;
        this.request = request;
        this.partition = route.partition();
        this.candidates = route.candidates().iterator();
        this.excluded = new ArrayList<>(route.excluded());
        this.here = here;
        this.ownerOnly = ownerOnly;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** The answer, which may come after this returns. */
    CompletionStage<Response> ask() {
        askNext();
        return answer;
    }

    private void askNext() {
        try {
            while (candidates.hasNext()) {
                Candidate candidate = candidates.next();
                if (!candidate.here()) {
                    forward(candidate);
                    return;
                }
                Optional<Response> found = fromHere(candidate);
                if (found.isPresent()) {
                    answered(candidate, found.get());
                    return;
                }
            }
            count(RoutingOutcome.UNAVAILABLE);
            answer.completeExceptionally(nobody());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private Optional<Response> fromHere(Candidate candidate) {
        try {
            return Optional.of(here.apply(candidate));
        } catch (StoreUnavailableException e) {
            excluded.add(new Exclusion(candidate, e.reason().words()));
            return Optional.empty();
        } catch (RuntimeException e) {
            // That a work is unknown, or lives on elsewhere, is an answer too.
            count(candidate);
            throw e;
        }
    }

    private void answered(Candidate candidate, Response response) {
        count(candidate);
        answer.complete(response);
    }

    private void count(Candidate candidate) {
        if (candidate.copy() == ReplicaRole.STANDBY) {
            LOG.debugf("partition %d is answered from a copy: %s", partition, excluded);
            count(RoutingOutcome.STANDBY);
        } else {
            count(candidate.here() ? RoutingOutcome.LOCAL : RoutingOutcome.REMOTE);
        }
    }

    private void count(RoutingOutcome outcome) {
        if (request.forwardedBy() == null) {
            meters.count(outcome);
        }
    }

    private void forward(Candidate candidate) {
        long left = end - System.nanoTime();
        // Where there is somebody else to ask, a part of the time is kept for him.
        long share = candidates.hasNext() ? left * 2 / 3 : left;
        if (share < 1_000_000) {
            excluded.add(new Exclusion(candidate, "no time was left to ask"));
            askNext();
            return;
        }
        PeerRequest question = PeerRequest.get(
                request.uri(), request.passedOn(service.self(), candidate.copy()), Duration.ofNanos(share));
        CompletionStage<Void> unused = service.peers()
                .ask(candidate.host(), question)
                .handleAsync(
                        (reply, failure) -> {
                            take(candidate, reply, failure);
                            return null;
                        },
                        // What comes next may read stores, and the thread that brings a reply must not wait for them.
                        Infrastructure.getDefaultWorkerPool());
    }

    private void take(Candidate candidate, @Nullable PeerReply reply, @Nullable Throwable failure) {
        if (reply != null && !reply.isUnavailable()) {
            answered(candidate, passedOn(reply));
            return;
        }
        if (reply != null && ownerOnly) {
            // The owner says why: that it is not covered yet, for one.
            count(RoutingOutcome.UNAVAILABLE);
            answer.complete(passedOn(reply));
            return;
        }
        String reason = reply == null ? String.valueOf(cause(failure)) : "it answered " + reply.status();
        excluded.add(new Exclusion(candidate, reason));
        askNext();
    }

    private static @Nullable String cause(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.getMessage();
    }

    private static Response passedOn(PeerReply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach((name, value) -> {
            if (PASSED_ON.contains(name) || name.startsWith(OURS)) {
                response.header(name, value);
            }
        });
        return reply.body().length == 0
                ? response.build()
                : response.entity(reply.body()).build();
    }

    private RuntimeException nobody() {
        String reasons = excluded.stream().map(Exclusion::toString).collect(Collectors.joining("; "));
        return new ProblemException(Problem.of(
                        Problem.ProblemType.NOT_AVAILABLE,
                        "partition " + partition + " has nobody to answer: " + reasons,
                        null)
                .withServedBy(service.self()));
    }
}
