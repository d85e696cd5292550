package org.citationhubs.api.rest;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.PeerRequest;
import org.citationhubs.query.routing.ReplicaRole;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of other instances; not part of the public API.
 *
 * <p>Queries of partitions have a thread pool of their own. They read stores and never wait for other instances, while
 * the threads of public requests may wait for such queries: with one pool for both, all instances could wait for each
 * other.
 */
@Path("/internal/v1")
@ApplicationScoped
public class PeersResource {

    private static final int MAX_QUEUED = 1_000;

    private final HubAnswers answers;
    private final ThreadPoolExecutor threads;

    PeersResource(HubAnswers answers) {
        this.answers = answers;
        int count = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED), task -> {
                    Thread thread = new Thread(task, "peer-queries-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @POST
    @Path("/questions/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public CompletionStage<byte[]> query(
            @RestPath String name, @HeaderParam(PeerRequest.ROLE) @Nullable String copy, byte[] body) {
        QueryService service = answers.service();
        ReplicaRole role = ReplicaRole.STANDBY.name().equals(copy) ? ReplicaRole.STANDBY : ReplicaRole.ACTIVE;
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            Executor executor = service.callsPeers(name) ? Infrastructure.getDefaultWorkerPool() : threads;
            executor.execute(() -> answer(answer, service, name, role, body));
        } catch (RejectedExecutionException e) {
            throw new StoreUnavailableException(UnavailableReason.BUSY, "the queue of peer queries is full");
        }
        return answer;
    }

    private static void answer(
            CompletableFuture<byte[]> answer, QueryService service, String name, ReplicaRole role, byte[] body) {
        try {
            answer.complete(service.answerPeer(name, role, body));
        } catch (IllegalArgumentException e) {
            answer.completeExceptionally(
                    new ProblemException(Problem.ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), null));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    @GET
    @Path("/instance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] instance() {
        return answers.service().topology().selfAsJson();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
