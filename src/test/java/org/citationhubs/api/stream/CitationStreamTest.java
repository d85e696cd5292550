package org.citationhubs.api.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import io.vertx.core.streams.impl.InboundBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.api.body.BufferedBodies;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishFailures;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.ClockCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CitationStreamTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Buffer END = Buffer.buffer();

    private final List<CompletableFuture<PublishedOffset>> sent = new CopyOnWriteArrayList<>();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void answersLinesInOrderOfTheRequest() {
        EventPublisher inReverse = (topic, key, event) -> {
            CompletableFuture<PublishedOffset> future = new CompletableFuture<>();
            sent.add(future);
            if (sent.size() == 3) {
                for (int i = 2; i >= 0; i--) {
                    sent.get(i).complete(new PublishedOffset(i, 10 + i));
                }
            }
            return future;
        };
        String lines = "{}\n" + event("pmid:1") + "\n\n \r\n" + event("pmid:2") + "\n" + event("pmid:3") + "\n";

        assertThat(results(inReverse, lines))
                .containsExactly(
                        "{\"line\":1,\"problem\":{\"type\":\"/problems/invalid-event\",\"title\":\"Invalid event\","
                                + "\"status\":400,\"detail\":\"op: missing\",\"field\":\"op\","
                                + "\"reason\":\"INVALID_SCHEMA\"}}",
                        "{\"line\":2,\"partition\":0,\"offset\":10}",
                        "{\"line\":5,\"partition\":1,\"offset\":11}",
                        "{\"line\":6,\"partition\":2,\"offset\":12}");
    }

    @Test
    void answersEmptyStreamWithNothing() {
        assertThat(results(this::publish, "\n\n")).isEmpty();
    }

    @Test
    void rejectsLineOverTheLimitAndContinues() {
        String tooLong = "x".repeat(InputLimits.DEFAULT.eventBytes() + 1);

        assertThat(results(this::publish, event("pmid:1") + "\n" + tooLong + "\n" + event("pmid:2")))
                .containsExactly(
                        "{\"line\":1,\"partition\":0,\"offset\":1}",
                        "{\"line\":2,\"problem\":{\"type\":\"/problems/too-large\","
                                + "\"title\":\"Event or body too large\",\"status\":413,"
                                + "\"detail\":\"the event has more than 1048576 bytes\",\"reason\":\"OVER_LIMIT\"}}",
                        "{\"line\":3,\"partition\":0,\"offset\":2}");
    }

    @Test
    void answersClientThatWaitsBeforeSendingMore() {
        Exchange exchange = new Exchange(ingestion(this::publish));

        for (int line = 1; line <= 5; line++) {
            exchange.send(event("pmid:" + line) + "\n");
            String answer = "{\"line\":" + line + ",\"partition\":0,\"offset\":" + line + "}";
            await().atMost(SOON)
                    .until(() -> exchange.answered().lines().toList().contains(answer));
        }
        exchange.end();

        assertThat(exchange.finished()).hasSize(5);
    }

    @Test
    void answersWhichPartsOfALineWereRepaired() {
        String line = event("pmid:1")
                .replace("\"pmid:1\"", "\"pmid:1\",\"publishedAt\":\"2012b\"")
                .replace("\"citations\":[", "\"citations\":[{\"cited\":{\"id\":\"no id\"}},");

        List<String> answers = results(this::publish, line + "\n" + event("pmid:2"));

        assertThat(answers).hasSize(2).last().isEqualTo("{\"line\":2,\"partition\":0,\"offset\":2}");
        assertThat(answers.get(0))
                .startsWith("{\"line\":1,\"partition\":0,\"offset\":1,\"repairs\":["
                        + "{\"field\":\"citing.publishedAt\",\"reason\":\"INVALID_DATE\","
                        + "\"detail\":\"'2012b' is read as 2012\"},"
                        + "{\"field\":\"citations[0].cited.id\",\"reason\":\"INVALID_WORK_ID\","
                        + "\"detail\":\"'no id' has no scheme;");
    }

    @Test
    void linesThatArriveWhileOthersAreSentAreAnswered() {
        // given a first event that is in flight while the second one is sent, and a third one that has arrived
        CompletableFuture<PublishedOffset> first = new CompletableFuture<>();
        List<CountDownLatch> sending = List.of(new CountDownLatch(0), new CountDownLatch(1), new CountDownLatch(1));
        AtomicInteger published = new AtomicInteger();
        EventPublisher slow = (topic, key, event) -> {
            int number = published.getAndIncrement();
            awaitLatch(sending.get(number));
            return number == 0 ? first : CompletableFuture.completedFuture(new PublishedOffset(0, number));
        };
        Exchange exchange = new Exchange(ingestion(slow));
        exchange.send(event("pmid:1") + "\n");
        await().atMost(SOON).until(() -> published.get() == 1);
        exchange.send(event("pmid:2") + "\n");
        await().atMost(SOON).until(() -> published.get() == 2);
        exchange.send(event("pmid:3") + "\n");
        exchange.end();

        // when each is published after the one before is answered
        first.complete(new PublishedOffset(0, 0));
        await().atMost(SOON).until(() -> exchange.answered().contains("\"line\":1"));
        sending.get(1).countDown();
        await().atMost(SOON).until(() -> exchange.answered().contains("\"line\":2"));
        sending.get(2).countDown();

        // then the answer does not end before the last
        assertThat(exchange.finished()).hasSize(3);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsNoMoreThanTheWindow() {
        // given a publisher that never completes any event but the first
        AtomicInteger published = new AtomicInteger();
        EventPublisher pending = (topic, key, event) -> {
            CompletableFuture<PublishedOffset> future = new CompletableFuture<>();
            sent.add(future);
            if (published.incrementAndGet() == 1) {
                future.complete(new PublishedOffset(0, 0));
            }
            return future;
        };
        Exchange exchange = new Exchange(ingestion(pending));
        // when a client sends more events than the window holds, a hundred at a time
        for (int part = 0; part < 50; part++) {
            exchange.send((event("pmid:1") + "\n").repeat(100));
        }

        // then the stream reads one window after the completed event, up to the end of the part, and no more
        await().atMost(SOON).until(() -> published.get() == 1_100);
        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> published.get() == 1_100);

        // when the brokers fail, then the stream ends with the first event that they did not take
        sent.forEach(future -> future.completeExceptionally(PublishFailures.brokersAway()));
        assertThat(exchange.finished()).hasSize(2);
    }

    @Test
    void readsNothingWhileTheClientReadsNothing() {
        Exchange exchange = new Exchange(ingestion(this::publish));
        exchange.send(event("pmid:1") + "\n");
        await().atMost(SOON).until(() -> !exchange.answered().isEmpty());

        exchange.readNothing();
        exchange.send((event("pmid:1") + "\n").repeat(10));
        await().atMost(SOON).until(() -> sent.size() == 11);
        exchange.send(event("pmid:1") + "\n");

        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> sent.size() == 11);
        exchange.readAgain();
        exchange.end();
        assertThat(exchange.finished()).hasSize(12);
    }

    @Test
    void endsWithTheProblemOfASlowClient() {
        Exchange exchange = new Exchange(ingestion(this::publish));
        exchange.send(event("pmid:1") + "\n");
        await().atMost(SOON).until(() -> !exchange.answered().isEmpty());

        exchange.refuse(Problem.of(Problem.ProblemType.TOO_SLOW, "slow", null));

        assertThat(exchange.finished())
                .containsExactly(
                        "{\"line\":1,\"partition\":0,\"offset\":1}",
                        "{\"line\":2,\"problem\":{\"type\":\"/problems/too-slow\",\"title\":\"Body too slow\","
                                + "\"status\":408,\"detail\":\"slow\"}}");
    }

    @Test
    void slowClientWithoutAnEventIsRefused() {
        Exchange exchange = new Exchange(ingestion(this::publish));
        exchange.send("{\"op\":");

        exchange.refuse(Problem.of(Problem.ProblemType.TOO_SLOW, "slow", null));

        assertThat(exchange.failure().problem().status()).isEqualTo(408);
    }

    @Test
    void streamThatDoesNotFitIntoMemoryIsRefused() {
        Exchange exchange = new Exchange(ingestion(this::publish), new BufferedBodies(100));

        exchange.send("x".repeat(101));

        assertThat(exchange.failure().problem().status()).isEqualTo(503);
    }

    @Test
    void failsWholeRequestIfBrokersAreAwayAtTheStart() {
        EventPublisher away = (topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway());
        Exchange exchange = new Exchange(ingestion(away));

        exchange.send(event("pmid:1") + "\n");

        assertThat(exchange.failure().problem().status()).isEqualTo(503);
    }

    @Test
    void endsStreamWhenBrokersGoAway() {
        AtomicInteger published = new AtomicInteger();
        EventPublisher failing = (topic, key, event) -> published.incrementAndGet() == 1
                ? CompletableFuture.completedFuture(new PublishedOffset(0, 1))
                : CompletableFuture.failedFuture(PublishFailures.brokersAway());
        String lines = (event("pmid:1") + "\n").repeat(100);

        assertThat(results(failing, lines))
                .containsExactly(
                        "{\"line\":1,\"partition\":0,\"offset\":1}",
                        "{\"line\":2,\"problem\":{\"type\":\"/problems/not-published\","
                                + "\"title\":\"Event not published\",\"status\":503,"
                                + "\"detail\":\"The brokers do not answer or refuse the event; send it again.\"}}");
        assertThat(published).hasValue(2);
    }

    private CompletableFuture<PublishedOffset> publish(String topic, Object key, byte[] event) {
        CompletableFuture<PublishedOffset> future = new CompletableFuture<>();
        sent.add(future);
        future.complete(new PublishedOffset(0, sent.size()));
        return future;
    }

    private static List<String> results(EventPublisher publisher, String lines) {
        Exchange exchange = new Exchange(ingestion(publisher));
        exchange.send(lines);
        exchange.end();
        return exchange.finished();
    }

    private static EventIngestion ingestion(EventPublisher publisher) {
        IngestGateway gateway = new IngestGateway();
        gateway.open(publisher, InputLimits.DEFAULT, ClockCheck.DEFAULT);
        return gateway.citations().orElseThrow();
    }

    private static String event(String citing) {
        return "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"citing\":{\"id\":\"" + citing
                + "\"},\"citations\":[{\"cited\":{\"id\":\"doi:10.1000/x\"}}]}";
    }

    /** A request and its response on an event loop, without a connection. */
    private static final class Exchange {

        private final Context context = VERTX.getOrCreateContext();
        private final InboundBuffer<Buffer> request = new InboundBuffer<>(context);
        private final List<String> response = new CopyOnWriteArrayList<>();
        private final CompletableFuture<CitationStream> begun = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final CompletableFuture<CitationStream> stream = new CompletableFuture<>();
        private final Response client = new Response();

        Exchange(EventIngestion ingestion) {
            this(ingestion, new BufferedBodies(Long.MAX_VALUE));
        }

        Exchange(EventIngestion ingestion, BufferedBodies bodies) {
            context.runOnContext(here -> {
                CitationStream created =
                        new CitationStream(context, ingestion, new StreamInput(new Request(), bodies.open()));
                stream.complete(created);
                created.begin().whenComplete((ready, failure) -> {
                    if (failure == null) {
                        begun.complete(ready);
                        ready.writeTo(client).thenRun(() -> ended.complete(null));
                    } else {
                        begun.completeExceptionally(failure);
                    }
                });
            });
        }

        void send(String text) {
            context.runOnContext(here -> request.write(Buffer.buffer(text)));
        }

        void end() {
            context.runOnContext(here -> request.write(END));
        }

        void refuse(Problem problem) {
            context.runOnContext(here -> stream.join().refuse(problem));
        }

        void readNothing() {
            client.full = true;
        }

        void readAgain() {
            client.full = false;
            context.runOnContext(here -> client.drain.handle(null));
        }

        String answered() {
            return String.join("", response);
        }

        List<String> finished() {
            assertThat(ended).succeedsWithin(SOON);
            return answered().lines().toList();
        }

        ProblemException failure() {
            await().atMost(SOON).until(begun::isCompletedExceptionally);
            return (ProblemException) begun.handle((ready, failure) -> failure).join();
        }

        private final class Request implements ReadStream<Buffer> {

            private Handler<Void> end = ended -> {};

            @Override
            public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
                return this;
            }

            @Override
            public ReadStream<Buffer> handler(Handler<Buffer> handler) {
                request.handler(bytes -> {
                    if (bytes == END) {
                        end.handle(null);
                    } else {
                        handler.handle(bytes);
                    }
                });
                return this;
            }

            @Override
            public ReadStream<Buffer> pause() {
                request.pause();
                return this;
            }

            @Override
            public ReadStream<Buffer> resume() {
                request.resume();
                return this;
            }

            @Override
            public ReadStream<Buffer> fetch(long amount) {
                request.fetch(amount);
                return this;
            }

            @Override
            public ReadStream<Buffer> endHandler(Handler<Void> handler) {
                end = handler;
                return this;
            }
        }

        private final class Response implements WriteStream<Buffer> {

            private volatile boolean full;
            private Handler<Void> drain = drained -> {};

            @Override
            public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
                return this;
            }

            @Override
            public Future<Void> write(Buffer bytes) {
                response.add(bytes.toString(UTF_8));
                return Future.succeededFuture();
            }

            @Override
            public void write(Buffer bytes, Handler<AsyncResult<Void>> handler) {
                handler.handle(write(bytes));
            }

            @Override
            public void end(Handler<AsyncResult<Void>> handler) {
                handler.handle(Future.succeededFuture());
            }

            @Override
            public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
                return this;
            }

            @Override
            public boolean writeQueueFull() {
                return full;
            }

            @Override
            public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
                drain = handler;
                return this;
            }
        }
    }
}
