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
 * What instances ask each other; no part of the contract.
 *
 * <p>Most of these questions have threads of their own. They read stores and wait for nobody, while the threads of other requests may wait for answers
 * to such questions: were they the same threads, all instances could wait for each other.
 */
@Path("/internal/v1")
@ApplicationScoped
public class PeersResource {

    private static final int WAITING = 1_000;

    private final HubAnswers replies;
    private final ThreadPoolExecutor threads;

    PeersResource(HubAnswers replies) {
        this.replies = replies;
        int count = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "peer-questions-" + number.incrementAndGet());
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
    public CompletionStage<byte[]> question(
            @RestPath String name, @HeaderParam(PeerRequest.COPY) @Nullable String copy, byte[] body) {
        QueryService service = replies.service();
        ReplicaRole asked = ReplicaRole.STANDBY.name().equals(copy) ? ReplicaRole.STANDBY : ReplicaRole.ACTIVE;
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            Executor answering = service.asksOthers(name) ? Infrastructure.getDefaultWorkerPool() : threads;
            answering.execute(() -> answer(answer, service, name, asked, body));
        } catch (RejectedExecutionException e) {
            throw new StoreUnavailableException(UnavailableReason.BUSY, "as many questions wait as may");
        }
        return answer;
    }

    private static void answer(
            CompletableFuture<byte[]> answer, QueryService service, String name, ReplicaRole copy, byte[] body) {
        try {
            answer.complete(service.answerPeer(name, copy, body));
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
        return replies.service().topology().selfAsJson();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
