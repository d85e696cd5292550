package org.citationhubs.api.answer;

import io.quarkus.arc.ClientProxy;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.ForwardableRequest;
import org.citationhubs.api.render.ResponseRenderer;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.MinOffset;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.QueryBulkhead;
import org.citationhubs.query.local.RunningQuery;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.routing.Candidate;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests about a work, with one method for each shape of response: from the local
 * stores, or with the response of an instance that has the work.
 *
 * <p>To be called on a worker thread, because reading stores blocks.
 */
@ApplicationScoped
public class HubAnswers {

    /**
     * Each request that waits for an input blocks a worker thread; this bound leaves enough of them for other requests.
     */
    private static final int MAX_WAITING_FOR_INPUT = 64;

    /** Cost of a query to all partitions. */
    public static final int COST_OF_ALL_PARTITIONS = 4;

    /** Queries of other instances must answer before those give up and ask the next one. */
    private static final int PEER_PART_OF_TIMEOUT = 4;

    private final QueryGateway gateway;
    private final CurrentVertxRequest current;
    private final HttpHeaders headers;
    private final Request preconditions;
    private final RoutingMeters meters;
    private final QueryBulkhead bulkhead;
    private final Semaphore waitingForInput = new Semaphore(MAX_WAITING_FOR_INPUT);

    /**
     * Creates the bean.
     *
     * @param meters counts which replica answered
     * @param limits of all queries together
     */
    HubAnswers(
            QueryGateway gateway,
            CurrentVertxRequest current,
            HttpHeaders headers,
            Request preconditions,
            RoutingMeters meters,
            QueryLimits limits) {
        this.gateway = gateway;
        this.current = current;
        this.headers = headers;
        this.preconditions = preconditions;
        this.meters = meters;
        this.bulkhead = new QueryBulkhead(
                limits.queries().orElseGet(QueryLimits::queriesByDefault), limits.waitingQueries(), limits.queryWait());
    }

    /**
     * Returns the query service, for requests that are not about one work.
     *
     * @throws StoreUnavailableException if the service is starting or stopping
     */
    public QueryService service() {
        return gateway.service()
                .orElseThrow(() -> new StoreUnavailableException(UnavailableReason.NOT_RUNNING, "no streams yet"));
    }

    /** Returns the current request. */
    public ForwardableRequest request() {
        // Unwrapped, because the response may be rendered on a thread without the context of this request.
        return ForwardableRequest.of(current.getCurrent().request(), headers, ClientProxy.unwrap(preconditions));
    }

    /**
     * Answers with the summary of a work.
     *
     * @param id decoded
     * @param minOffset {@code partition:offset} of an input that the answer must cover, null for none
     * @throws InvalidWorkIdException if the id is not one of a work
     */
    public CompletionStage<Response> summary(String id, @Nullable String minOffset) {
        return summary(WorkId.parse(id), MinOffset.parseOrNull(minOffset), request(), client());
    }

    /** Answers with the current summary of a work, as {@code GET /hubs/ID} does, for a request to another resource. */
    public CompletionStage<Response> currentSummary(WorkId work) {
        String id = URLEncoder.encode(work.value(), StandardCharsets.UTF_8);
        return summary(work, null, ForwardableRequest.forJson("/api/v1/hubs/" + id), () -> false);
    }

    private CompletionStage<Response> summary(
            WorkId work, @Nullable MinOffset input, ForwardableRequest request, BooleanSupplier abandoned) {
        return call(Stage.HUBS, work, input, request, abandoned, read -> {
            HubSummary summary = read.query(HubQueries::summary);
            return ResponseRenderer.hub(
                    () -> HubSummaryWriter.write(summary, out -> read.servedBy().write(out, summary.asOf())),
                    version(summary),
                    request);
        });
    }

    /** The revision alone does not identify the content, because counts change between two publications. */
    private static String version(HubSummary summary) {
        return summary.revision() + "." + summary.citingWorks() + "."
                + summary.counts().statements();
    }

    /**
     * Answers a query about a work with a document, as JSON or in another format that the client accepts.
     *
     * @param stage that the query reads
     * @param id decoded
     * @param minOffset {@code partition:offset} of an input that the answer must cover, null for none
     * @throws InvalidWorkIdException if the id is not one of a work
     */
    public <T> CompletionStage<Response> document(
            Stage stage,
            String id,
            @Nullable String minOffset,
            WorkQuery<T> query,
            AnswerDocument<? super T> document) {
        ForwardableRequest request = request();
        return call(
                stage,
                WorkId.parse(id),
                MinOffset.parseOrNull(minOffset),
                request,
                client(),
                read -> ResponseRenderer.response(document.of(read.query(query), read.servedBy()), request));
    }

    /**
     * Answers a request about a work with a response that the caller creates from several queries. The instance that
     * has the work creates it: the request is forwarded unchanged and reaches the same resource there.
     *
     * @param id decoded
     * @param response must not catch what {@link LocalRead#query} throws
     * @throws InvalidWorkIdException if the id is not one of a work
     */
    public CompletionStage<Response> page(String id, Function<LocalRead, Response> response) {
        return call(Stage.HUBS, WorkId.parse(id), null, request(), client(), response);
    }

    /**
     * Answers a request that is not about one work.
     *
     * @param cost compared to a query about one work
     */
    public <T> T gathered(int cost, Function<QueryService, T> query) {
        QueryService service = service();
        return bulkhead.call(cost, new RunningQuery(service.timeout(), client()), () -> query.apply(service));
    }

    /** Returns the query of another instance that the current request is; its time starts now. */
    public RunningQuery peerQuery() {
        return new RunningQuery(service().timeout().dividedBy(PEER_PART_OF_TIMEOUT), client());
    }

    /** Answers a query of another instance. */
    public <T> T forPeer(RunningQuery query, Supplier<T> answer) {
        return bulkhead.callForPeer(query, answer);
    }

    /** Returns whether the client of the current request has disconnected, from any thread. */
    private BooleanSupplier client() {
        return ClientPresence.goneFrom(current.getCurrent());
    }

    private CompletionStage<Response> call(
            Stage stage,
            WorkId work,
            @Nullable MinOffset input,
            ForwardableRequest request,
            BooleanSupplier abandoned,
            Function<LocalRead, Response> response) {
        QueryService service = service();
        if (input != null && input.partition() >= service.partitions()) {
            throw new InvalidQueryException(
                    "min-offset",
                    "names a partition that citations.v1 does not have: there are " + service.partitions());
        }
        // The lag of a standby is known for its stores in total and not for an input.
        boolean activeOnly = input != null;
        Function<Candidate, Response> localCall = candidate -> {
            if (input != null) {
                awaitCovered(service, work, input);
            }
            return bulkhead.call(
                    1,
                    new RunningQuery(service.timeout(), abandoned),
                    () -> response.apply(LocalRead.of(service, stage, work, candidate.role())));
        };
        return new FailoverCall(
                        meters,
                        service,
                        request,
                        service.route(stage, work, request.routingOptions(activeOnly)),
                        localCall,
                        activeOnly,
                        activeOnly ? service.timeout().plus(service.inputTimeout()) : service.timeout())
                .start();
    }

    private void awaitCovered(QueryService service, WorkId work, MinOffset input) {
        if (!waitingForInput.tryAcquire()) {
            throw new ProblemException(
                    Problem.ProblemType.NOT_YET, "too many requests wait for inputs; try again later", "min-offset");
        }
        try {
            if (service.hubs(ReplicaRole.ACTIVE)
                    .awaitCovered(work, input, service.inputTimeout())
                    .isEmpty()) {
                throw new ProblemException(Problem.of(
                                Problem.ProblemType.NOT_YET,
                                "citations.v1 " + input + " is not covered after "
                                        + service.inputTimeout().toMillis() + " ms",
                                "min-offset")
                        .withServedBy(service.self()));
            }
        } finally {
            waitingForInput.release();
        }
    }

    /** A query about a work. */
    @FunctionalInterface
    public interface WorkQuery<T> {

        Answer<T> query(HubQueries queries, WorkId work);
    }

    /** Creates the document of an answer, which Jackson writes. */
    @FunctionalInterface
    public interface AnswerDocument<T> {

        Object of(T answer, ServedBy servedBy);
    }
}
