package org.citationhubs.api.answer;

import io.quarkus.arc.ClientProxy;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.ForwardableRequest;
import org.citationhubs.api.render.ResponseRenderer;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.Answer;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.MinOffset;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests about a work: from the stores of this instance, or with the answer of the instance that has the work.
 *
 * <p>To be called on a worker thread: reading stores takes its time.
 */
@ApplicationScoped
public class HubAnswers {

    /** Requests that wait hold a thread each: so many may, that the others never want for one. */
    private static final int MOST_WAITING = 64;

    /** Questions that read stores at once: as many as keep the processors busy, though some wait for other instances. */
    private static final int MOST_READING = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final int MOST_WAITING_TO_READ = 128;

    private static final Duration LONGEST_WAIT_TO_READ = Duration.ofSeconds(1);

    private final QueryGateway desk;
    private final CurrentVertxRequest current;
    private final HttpHeaders headers;
    private final Request preconditions;
    private final RoutingMeters meters;
    private final Duration longestWait;
    private final QueryBulkhead turnstile = new QueryBulkhead(MOST_READING, MOST_WAITING_TO_READ, LONGEST_WAIT_TO_READ);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * Asks at the desk.
     *
     * @param meters are told who answered
     * @param longestWait for an answer that covers the input that the question names
     */
    HubAnswers(
            QueryGateway desk,
            CurrentVertxRequest current,
            HttpHeaders headers,
            Request preconditions,
            RoutingMeters meters,
            @ConfigProperty(name = "hubs.min-offset-timeout", defaultValue = "5S") Duration longestWait) {
        this.desk = desk;
        this.current = current;
        this.headers = headers;
        this.preconditions = preconditions;
        this.meters = meters;
        this.longestWait = longestWait;
    }

    /**
     * The service that answers, for questions that are not about a work.
     *
     * @throws StoreUnavailableException if there is none now
     */
    public QueryService service() {
        return desk.service()
                .orElseThrow(() -> new StoreUnavailableException(UnavailableReason.NOT_RUNNING, "no streams yet"));
    }

    /** The request that is answered. */
    public ForwardableRequest request() {
        // Unwrapped, because the answer may be rendered on a thread without this request's context.
        return ForwardableRequest.of(current.getCurrent().request(), headers, ClientProxy.unwrap(preconditions));
    }

    /**
     * Answers a request about what cites a work with a response of the caller's making. It is made by whichever instance has the work: the request
     * is passed on as it came, and meets the same caller there.
     *
     * @param id as it came, decoded
     * @param response made of one reading; what it throws when it finds nothing is to be let through
     * @throws org.citationhubs.citation.work.InvalidWorkIdException if the id names no work
     */
    public CompletionStage<Response> about(String id, Function<LocalRead, Response> response) {
        return routed(service(), Stage.HUBS, WorkId.parse(id), null, request(), response);
    }

    /** Answers with the summary of a work. */
    public CompletionStage<Response> summary(String id, @Nullable String minOffset) {
        return reply(Stage.HUBS, id, minOffset, HubQueries::summary, HubAnswers::summary);
    }

    /** Answers a question about what cites a work and what is counted of it. */
    public <T> CompletionStage<Response> about(
            String id, @Nullable String minOffset, WorkQuery<T> question, AnswerDocument<? super T> document) {
        return about(Stage.HUBS, id, minOffset, question, document);
    }

    /**
     * Answers a question about a work.
     *
     * @param half that the question is for
     * @param id as it came, decoded
     * @param minOffset {@code partition:offset} that the answer must cover, null for none
     */
    public <T> CompletionStage<Response> about(
            Stage half,
            String id,
            @Nullable String minOffset,
            WorkQuery<T> question,
            AnswerDocument<? super T> document) {
        return reply(
                half,
                id,
                minOffset,
                question,
                (found, origin, request) -> ResponseRenderer.response(document.of(found, origin), request));
    }

    private <T> CompletionStage<Response> reply(
            Stage half,
            String id,
            @Nullable String minOffset,
            WorkQuery<T> question,
            AnswerRenderer<? super T> renderer) {
        WorkId work = WorkId.parse(id);
        MinOffset input = minOffset == null ? null : MinOffset.parse(minOffset);
        QueryService service = service();
        return reply(service, half, work, input, request(), question, renderer);
    }

    /** The summary of a work as {@code GET /hubs/ID} answers it, for whoever does not ask by that. */
    public CompletionStage<Response> current(WorkId work) {
        String id = URLEncoder.encode(work.value(), StandardCharsets.UTF_8);
        ForwardableRequest request = ForwardableRequest.forJson("/api/v1/hubs/" + id);
        return reply(service(), Stage.HUBS, work, null, request, HubQueries::summary, HubAnswers::summary);
    }

    private <T> CompletionStage<Response> reply(
            QueryService service,
            Stage half,
            WorkId work,
            @Nullable MinOffset input,
            ForwardableRequest request,
            WorkQuery<T> question,
            AnswerRenderer<? super T> renderer) {
        return routed(service, half, work, input, request, reading -> {
            T found = reading.ask(question);
            return renderer.render(found, reading.origin(), request);
        });
    }

    private CompletionStage<Response> routed(
            QueryService service,
            Stage half,
            WorkId work,
            @Nullable MinOffset input,
            ForwardableRequest request,
            Function<LocalRead, Response> response) {
        // How far a copy has come is known for its stores together only, not for an input.
        boolean ownerOnly = input != null;
        return new FailoverCall(
                        meters,
                        service,
                        request,
                        service.route(half, work, request.asked(ownerOnly)),
                        candidate -> {
                            if (input != null) {
                                await(service, work, input);
                            }
                            return turnstile.through(
                                    () -> response.apply(LocalRead.of(service, half, work, candidate.copy())));
                        },
                        ownerOnly,
                        ownerOnly ? service.patience().plus(longestWait) : service.patience())
                .ask();
    }

    private void await(QueryService service, WorkId work, MinOffset input) {
        if (!waiting.tryAcquire()) {
            throw new ProblemException(
                    Problem.ProblemType.NOT_YET, "too many requests wait for inputs; ask again later", "min-offset");
        }
        try {
            service.hubs(ReplicaRole.ACTIVE)
                    .await(work, input, longestWait)
                    .tell(new CoveredOffsets(work, service.self(), input, longestWait));
        } finally {
            waiting.release();
        }
    }

    /** Asks about a work. */
    @FunctionalInterface
    public interface WorkQuery<T> {

        Answer<T> ask(HubQueries queries, WorkId work);
    }

    /** Makes the document of an answer, which Jackson writes. */
    @FunctionalInterface
    public interface AnswerDocument<T> {

        Object of(T answer, ServedBy origin);
    }

    /** Makes the response of an answer. */
    @FunctionalInterface
    private interface AnswerRenderer<T> {

        Response render(T answer, ServedBy origin, ForwardableRequest request);
    }

    /** The version is what the counts and the last publication of the hub are known by. */
    private static Response summary(HubSummary summary, ServedBy origin, ForwardableRequest request) {
        String version = summary.revision() + "." + summary.citingWorks() + "."
                + summary.counts().statements();
        return ResponseRenderer.hub(() -> HubSummaryWriter.write(summary, origin::write), version, request);
    }

    /** The value, or the problem that there is none. */
    static class FoundOrProblem<T> implements Answer.AnswerCases<T, T> {

        private final WorkId work;
        private final String self;

        FoundOrProblem(WorkId work, String self) {
            this.work = work;
            this.self = self;
        }

        @Override
        public T found(T value) {
            return value;
        }

        @Override
        public T unknown() {
            throw problem(
                    Problem.ProblemType.UNKNOWN_WORK, "No event mentions " + work + ".", null);
        }

        @Override
        public T notNow(int partition, UnavailableReason reason) {
            throw new StoreUnavailableException(reason, "partition " + partition);
        }

        ProblemException problem(Problem.ProblemType kind, String detail, @Nullable String field) {
            return new ProblemException(Problem.of(kind, detail, field).withServedBy(self));
        }
    }

    /** Waiting that ended. */
    private static final class CoveredOffsets extends FoundOrProblem<Object> {

        private final MinOffset input;
        private final Duration waited;

        CoveredOffsets(WorkId work, String self, MinOffset input, Duration waited) {
            super(work, self);
            this.input = input;
            this.waited = waited;
        }

        @Override
        public Object unknown() {
            throw problem(
                    Problem.ProblemType.NOT_YET,
                    "citations.v1 " + input + " is not covered after " + waited.toMillis() + " ms",
                    "min-offset");
        }
    }
}
