package org.citationhubs.api.answer;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.Exclusion;
import org.citationhubs.query.routing.PeerReply;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Route;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the candidates for a request one after the other until one answers. Local stores
 * are read on the calling thread; while another instance is called, no thread is blocked.
 * The response of another instance is passed on unchanged.
 *
 * <p>For one request. At any time at most one thread works on it.
 */
final class FailoverCall {

    private static final Logger LOG = Logger.getLogger(FailoverCall.class);

    /** Headers that are passed on from the response of another instance. */
    private static final List<String> FORWARDED_HEADERS =
            List.of("content-type", "etag", "vary", "cache-control", "retry-after", "link", "location");

    /** Prefix of the headers that carry the total and the cursor of a list in CSV and NDJSON. */
    private static final String OWN_HEADERS = "hubs-";

    private final RoutingMeters meters;
    private final QueryService service;
    private final ForwardableRequest request;
    private final int partition;
    private final Iterator<Candidate> candidates;
    private final List<Exclusion> excluded;
    private final Function<Candidate, Response> localCall;
    private final boolean activeOnly;
    private final long end;
    private final CompletableFuture<Response> result = new CompletableFuture<>();

    /**
     * Creates a call that has not started.
     *
     * @param meters counts which replica answered
     * @param localCall answers from local stores, or throws {@link StoreUnavailableException}
     * @param activeOnly whether only the active replica may answer
     * @param timeout after which no further candidate is called
     */
    FailoverCall(
            RoutingMeters meters,
            QueryService service,
            ForwardableRequest request,
            Route route,
            Function<Candidate, Response> localCall,
            boolean activeOnly,
            Duration timeout) {
        this.meters = meters;
        this.service = service;
        this.request = request;
        this.partition = route.partition();
        this.candidates = route.candidates().iterator();
        this.excluded = new ArrayList<>(route.excluded());
        this.localCall = localCall;
        this.activeOnly = activeOnly;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /** Starts the call, and returns its response, which may be complete only later. */
    CompletionStage<Response> start() {
        callNext();
        return result;
    }

    private void callNext() {
        try {
            while (candidates.hasNext()) {
                Candidate candidate = candidates.next();
                if (!candidate.local()) {
                    forward(candidate);
                    return;
                }
                try {
                    complete(candidate, localCall.apply(candidate));
                    return;
                } catch (StoreUnavailableException e) {
                    if (e.reason() == UnavailableReason.ABANDONED) {
                        throw e;
                    }
                    excluded.add(new Exclusion(candidate, e.reason().text()));
                } catch (RuntimeException e) {
                    // An unknown work and a moved work are answers too.
                    count(candidate);
                    throw e;
                }
            }
            count(RoutingOutcome.UNAVAILABLE);
            result.completeExceptionally(unavailable());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void complete(Candidate candidate, Response response) {
        count(candidate);
        result.complete(response);
    }

    private void count(Candidate candidate) {
        if (candidate.role() == ReplicaRole.STANDBY) {
            LOG.debugf("Partition %d is answered from a standby: %s", partition, excluded);
            count(RoutingOutcome.STANDBY);
        } else {
            count(candidate.local() ? RoutingOutcome.LOCAL : RoutingOutcome.REMOTE);
        }
    }

    private void count(RoutingOutcome outcome) {
        if (request.forwardedBy() == null) {
            meters.count(outcome);
        }
    }

    private void forward(Candidate candidate) {
        long left = end - System.nanoTime();
        // One third of the remaining time is reserved for the next candidate, if there is one.
        long share = candidates.hasNext() ? left * 2 / 3 : left;
        if (share < 1_000_000) {
            excluded.add(new Exclusion(candidate, "no time was left for a call"));
            callNext();
            return;
        }
        PeerRequest forwarded = PeerRequest.get(
                request.uri(), request.forwardedHeaders(service.self(), candidate.role()), Duration.ofNanos(share));
        CompletionStage<Void> unused = service.peers()
                .call(candidate.address(), forwarded)
                .handleAsync(
                        (reply, failure) -> {
                            onReply(candidate, reply, failure);
                            return null;
                        },
                        // The next candidate may be local, and the event loop that delivers the
                        // reply must not block on stores.
                        Infrastructure.getDefaultWorkerPool());
    }

    private void onReply(Candidate candidate, @Nullable PeerReply reply, @Nullable Throwable failure) {
        if (reply != null && !reply.isUnavailable()) {
            complete(candidate, response(reply));
            return;
        }
        if (reply != null && activeOnly) {
            // The active replica gives the reason, for example that it has not processed the required input yet.
            count(RoutingOutcome.UNAVAILABLE);
            result.complete(response(reply));
            return;
        }
        String reason = reply == null ? String.valueOf(message(failure)) : "it returned status " + reply.status();
        excluded.add(new Exclusion(candidate, reason));
        callNext();
    }

    private static @Nullable String message(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.getMessage();
    }

    private static Response response(PeerReply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach((name, value) -> {
            if (FORWARDED_HEADERS.contains(name) || name.startsWith(OWN_HEADERS)) {
                response.header(name, value);
            }
        });
        return reply.body().length == 0
                ? response.build()
                : response.entity(reply.body()).build();
    }

    private RuntimeException unavailable() {
        String reasons = excluded.stream().map(Exclusion::toString).collect(Collectors.joining("; "));
        return new ProblemException(Problem.of(
                        Problem.ProblemType.NOT_AVAILABLE,
                        "no replica of partition " + partition + " answers: " + reasons,
                        null)
                .withServedBy(service.self()));
    }
}
