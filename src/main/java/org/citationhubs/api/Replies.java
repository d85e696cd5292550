package org.citationhubs.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.query.Answer;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.MinOffset;
import org.citationhubs.query.QueryDesk;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.StoreUnavailableException;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.citationhubs.serde.HubSummaryWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests about a work: from the stores of this instance, or with the answer of the instance that has the work.
 *
 * <p>To be called on a worker thread: reading stores takes its time.
 */
@ApplicationScoped
public class Replies {

    /** Requests that wait hold a thread each: so many may, that the others never want for one. */
    private static final int MOST_WAITING = 64;

    /** Questions that read stores at once: as many as keep the processors busy, though some wait for other instances. */
    private static final int MOST_READING = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final int MOST_WAITING_TO_READ = 128;

    private static final Duration LONGEST_WAIT_TO_READ = Duration.ofSeconds(1);

    private static final Document<HubSummary> SUMMARY = new SummaryDocument();

    private final QueryDesk desk;
    private final CurrentVertxRequest current;
    private final RoutingMeters meters;
    private final Duration longestWait;
    private final Turnstile turnstile = new Turnstile(MOST_READING, MOST_WAITING_TO_READ, LONGEST_WAIT_TO_READ);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * Asks at the desk.
     *
     * @param meters are told who answered
     * @param longestWait for an answer that covers the input that the question names
     */
    Replies(
            QueryDesk desk,
            CurrentVertxRequest current,
            RoutingMeters meters,
            @ConfigProperty(name = "hubs.min-offset-timeout", defaultValue = "5S") Duration longestWait) {
        this.desk = desk;
        this.current = current;
        this.meters = meters;
        this.longestWait = longestWait;
    }

    /**
     * The service that answers, for questions that are not about a work.
     *
     * @throws StoreUnavailableException if there is none now
     */
    public QueryService service() {
        return desk.service().orElseThrow(() -> new StoreUnavailableException(Reason.NOT_RUNNING, "no streams yet"));
    }

    /** The request that is answered. */
    Incoming request() {
        return Incoming.of(current.getCurrent().request());
    }

    /**
     * Answers a request about what cites a work with a response of the caller's making. It is made by whichever instance has the work: the request
     * is passed on as it came, and meets the same caller there.
     *
     * @param id as it came, decoded
     * @param response made of one reading; what it throws when it finds nothing is to be let through
     * @throws org.citationhubs.citation.InvalidWorkIdException if the id names no work
     */
    public CompletionStage<Response> about(String id, Function<Reading, Response> response) {
        return routed(service(), Half.HUBS, WorkId.parse(id), null, request(), response);
    }

    /** Answers with the summary of a work. */
    CompletionStage<Response> summary(String id, @Nullable String minOffset) {
        return reply(Half.HUBS, id, minOffset, HubQueries::summary, SUMMARY);
    }

    /** Answers a question about what cites a work and what is counted of it. */
    <T> CompletionStage<Response> about(
            String id, @Nullable String minOffset, Question<T> question, Writer<? super T> writer) {
        return about(Half.HUBS, id, minOffset, question, writer);
    }

    /**
     * Answers a question about a work.
     *
     * @param half that the question is for
     * @param id as it came, decoded
     * @param minOffset {@code partition:offset} that the answer must cover, null for none
     */
    <T> CompletionStage<Response> about(
            Half half, String id, @Nullable String minOffset, Question<T> question, Writer<? super T> writer) {
        return reply(half, id, minOffset, question, document(writer));
    }

    private <T> CompletionStage<Response> reply(
            Half half, String id, @Nullable String minOffset, Question<T> question, Document<? super T> document) {
        WorkId work = WorkId.parse(id);
        MinOffset input = minOffset == null ? null : MinOffset.parse(minOffset);
        QueryService service = service();
        return reply(
                service, half, work, input, Incoming.of(current.getCurrent().request()), question, document);
    }

    /** The summary of a work as {@code GET /hubs/ID} answers it, for whoever does not ask by that. */
    CompletionStage<Response> current(WorkId work) {
        String id = URLEncoder.encode(work.value(), StandardCharsets.UTF_8);
        Incoming request =
                new Incoming("/api/v1/hubs/" + id, Map.of("Accept", MediaType.APPLICATION_JSON), null, Copy.ACTIVE);
        return reply(service(), Half.HUBS, work, null, request, HubQueries::summary, SUMMARY);
    }

    private <T> CompletionStage<Response> reply(
            QueryService service,
            Half half,
            WorkId work,
            @Nullable MinOffset input,
            Incoming request,
            Question<T> question,
            Document<? super T> document) {
        return routed(service, half, work, input, request, reading -> {
            T found = reading.ask(question);
            return Formed.response(() -> document.write(found, reading.origin()), document.tag(found), request);
        });
    }

    private CompletionStage<Response> routed(
            QueryService service,
            Half half,
            WorkId work,
            @Nullable MinOffset input,
            Incoming request,
            Function<Reading, Response> response) {
        // How far a copy has come is known for its stores together only, not for an input.
        boolean ownerOnly = input != null;
        return new RoutedAnswer(
                        meters,
                        service,
                        request,
                        service.route(half, work, request.asked(ownerOnly)),
                        candidate -> {
                            if (input != null) {
                                await(service, work, input);
                            }
                            return turnstile.through(
                                    () -> response.apply(Reading.of(service, half, work, candidate.copy())));
                        },
                        ownerOnly,
                        ownerOnly ? service.patience().plus(longestWait) : service.patience())
                .ask();
    }

    private void await(QueryService service, WorkId work, MinOffset input) {
        if (!waiting.tryAcquire()) {
            throw new ProblemException(
                    Problem.Kind.NOT_YET, "too many requests wait for inputs; ask again later", "min-offset");
        }
        try {
            service.hubs(Copy.ACTIVE)
                    .await(work, input, longestWait)
                    .tell(new Covered(work, service.self(), input, longestWait));
        } finally {
            waiting.release();
        }
    }

    /** Asks about a work. */
    @FunctionalInterface
    public interface Question<T> {

        Answer<T> ask(HubQueries queries, WorkId work);
    }

    /** Writes the fields of an answer. */
    @FunctionalInterface
    interface Writer<T> {

        void write(JsonGenerator out, T answer) throws IOException;
    }

    /** Writes an answer with where it comes from. */
    @FunctionalInterface
    private interface Document<T> {

        byte[] write(T answer, Origin origin);

        /** What changes with the answer, null if that cannot be told from it. */
        default @Nullable String tag(T answer) {
            return null;
        }
    }

    private static <T> Document<T> document(Writer<T> writer) {
        return (answer, origin) -> Json.object(out -> {
            writer.write(out, answer);
            origin.write(out);
        });
    }

    /** A hub with what its counts and its last publication are known by. */
    private static final class SummaryDocument implements Document<HubSummary> {

        @Override
        public byte[] write(HubSummary summary, Origin origin) {
            return HubSummaryWriter.write(summary, origin::write);
        }

        @Override
        public String tag(HubSummary summary) {
            return summary.revision() + "." + summary.citingWorks() + "."
                    + summary.counts().statements();
        }
    }

    /** The value, or the problem that there is none. */
    static class FoundOrProblem<T> implements Answer.Cases<T, T> {

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
            throw problem(Problem.Kind.UNKNOWN_WORK, work + " is neither cited nor citing in anything received", null);
        }

        @Override
        public T notNow(int partition, Reason reason) {
            throw new StoreUnavailableException(reason, "partition " + partition);
        }

        ProblemException problem(Problem.Kind kind, String detail, @Nullable String field) {
            return new ProblemException(Problem.of(kind, detail, field).seenBy(self));
        }
    }

    /** Waiting that ended. */
    private static final class Covered extends FoundOrProblem<Object> {

        private final MinOffset input;
        private final Duration waited;

        Covered(WorkId work, String self, MinOffset input, Duration waited) {
            super(work, self);
            this.input = input;
            this.waited = waited;
        }

        @Override
        public Object unknown() {
            throw problem(
                    Problem.Kind.NOT_YET,
                    "citations.v1 " + input + " is not covered after " + waited.toMillis() + " ms",
                    "min-offset");
        }
    }
}
