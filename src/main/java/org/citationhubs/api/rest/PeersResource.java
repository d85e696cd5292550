package org.citationhubs.api.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
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
import java.util.function.Supplier;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.peer.InstancesOnly;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.RunningQuery;
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
 * <p>Queries of partitions have thread pools of their own. Those of one pool read stores and never wait for other
 * instances, those of the other may wait for the first ones, and the threads of public requests may wait for both: with
 * one pool for all, all instances could wait for each other. They share the bound of queries that read.
 */
@Path("/internal/v1")
@InstancesOnly
@ApplicationScoped
public class PeersResource {

    private static final int MAX_QUEUED = 200;

    private final HubAnswers answers;
    private final ThreadPoolExecutor reading = pool("peer-queries-");
    private final ThreadPoolExecutor callingPeers = pool("peer-summaries-");

    PeersResource(HubAnswers answers) {
        this.answers = answers;
    }

    private static ThreadPoolExecutor pool(String name) {
        int count = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED), task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @POST
    @Path("/questions/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public CompletionStage<byte[]> query(
            @RestPath String name, @HeaderParam(PeerRequest.ROLE) @Nullable String copy, RoutingContext request) {
        // Read before this method is called. The framework takes a body that was read for an empty one.
        Buffer received = request.body().buffer();
        byte[] body = received == null ? new byte[0] : received.getBytes();
        QueryService service = answers.service();
        ReplicaRole role = ReplicaRole.STANDBY.name().equals(copy) ? ReplicaRole.STANDBY : ReplicaRole.ACTIVE;
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            RunningQuery query = answers.peerQuery();
            Executor executor = service.callsPeers(name) ? callingPeers : reading;
            executor.execute(
                    () -> answer(answer, () -> answers.forPeer(query, () -> service.answerPeer(name, role, body))));
        } catch (RejectedExecutionException e) {
            throw new StoreUnavailableException(UnavailableReason.BUSY, "the queue of peer queries is full");
        }
        return answer;
    }

    private static void answer(CompletableFuture<byte[]> answer, Supplier<byte[]> query) {
        try {
            answer.complete(query.get());
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
        reading.shutdownNow();
        callingPeers.shutdownNow();
    }
}
