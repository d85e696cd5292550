package org.citationhubs.api;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.Answer;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.MinOffset;
import org.citationhubs.query.QueryDesk;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.StoreUnavailableException;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the queries and puts what they found into the bytes of a response, or ends the request with a problem. */
@ApplicationScoped
class Replies {

    /** Requests that wait hold a thread each: so many may, that the others never want for one. */
    private static final int MOST_WAITING = 64;

    private final QueryDesk desk;
    private final Duration longestWait;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * Asks at the desk.
     *
     * @param longestWait for an answer that covers the input that the question names
     */
    Replies(
            QueryDesk desk,
            @ConfigProperty(name = "hubs.min-offset-timeout", defaultValue = "5S") Duration longestWait) {
        this.desk = desk;
        this.longestWait = longestWait;
    }

    /** The service that answers, for questions that are not about a work. */
    QueryService service() {
        return desk.service().orElseThrow(() -> new StoreUnavailableException(Reason.NOT_RUNNING, "no streams yet"));
    }

    /**
     * Answers a question about a work.
     *
     * @param id as it came, decoded
     * @param minOffset {@code partition:offset} that the answer must cover, null for none
     */
    <T> byte[] about(String id, @Nullable String minOffset, Question<T> question, Writer<? super T> writer) {
        WorkId work = WorkId.parse(id);
        QueryService service = service();
        if (minOffset != null) {
            await(service, work, MinOffset.parse(minOffset));
        }
        T found = question.ask(service.hubs(), work).tell(new FoundOrProblem<T>(work));
        return Json.object(out -> {
            writer.write(out, found);
            writeOrigin(out, service);
        });
    }

    private void await(QueryService service, WorkId work, MinOffset input) {
        if (!waiting.tryAcquire()) {
            throw new ProblemException(
                    Problem.Kind.NOT_YET, "too many requests wait for inputs; ask again later", "min-offset");
        }
        try {
            service.hubs().await(work, input, longestWait).tell(new Covered(work, input, longestWait));
        } finally {
            waiting.release();
        }
    }

    static void writeOrigin(JsonGenerator out, QueryService service) throws IOException {
        out.writeStringField("servedBy", service.self());
        out.writeBooleanField("standby", false);
    }

    /** Asks about a work. */
    @FunctionalInterface
    interface Question<T> {

        Answer<T> ask(HubQueries queries, WorkId work);
    }

    /** Writes the fields of an answer. */
    @FunctionalInterface
    interface Writer<T> {

        void write(JsonGenerator out, T answer) throws IOException;
    }

    /** The value, or the problem that there is none. */
    private static class FoundOrProblem<T> implements Answer.Cases<T, T> {

        private final WorkId work;

        FoundOrProblem(WorkId work) {
            this.work = work;
        }

        @Override
        public T found(T value) {
            return value;
        }

        @Override
        public T unknown() {
            throw new ProblemException(
                    Problem.Kind.UNKNOWN_WORK, work + " is neither cited nor citing in anything received", null);
        }

        @Override
        public T elsewhere(int partition, HostInfo active) {
            throw new ProblemException(
                    Problem.Kind.NOT_AVAILABLE,
                    "partition " + partition + " is at " + active.host() + ":" + active.port(),
                    null);
        }

        @Override
        public T notNow(int partition, Reason reason) {
            throw new ProblemException(
                    Problem.Kind.NOT_AVAILABLE, "partition " + partition + ": " + reason.words(), null);
        }
    }

    /** Waiting that ended. */
    private static final class Covered extends FoundOrProblem<Object> {

        private final MinOffset input;
        private final Duration waited;

        Covered(WorkId work, MinOffset input, Duration waited) {
            super(work);
            this.input = input;
            this.waited = waited;
        }

        @Override
        public Object unknown() {
            throw new ProblemException(
                    Problem.Kind.NOT_YET,
                    "citations.v1 " + input + " is not covered after " + waited.toMillis() + " ms",
                    "min-offset");
        }
    }
}
