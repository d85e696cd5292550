package org.citationhubs.api.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.EventIngestion;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishFailures;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.ClockCheck;
import org.junit.jupiter.api.Test;

class CitationStreamTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<CompletableFuture<PublishedOffset>> sent = new CopyOnWriteArrayList<>();

    @Test
    void answersLinesInOrderOfTheRequest() throws IOException {
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
        // The first line is rejected, because the first published event is awaited alone.
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
    void answersEmptyStreamWithNothing() throws IOException {
        assertThat(results(this::publish, "\n\n")).isEmpty();
    }

    @Test
    void rejectsLineOverTheLimitAndContinues() throws IOException {
        String tooLong = "x".repeat(InputLimits.DEFAULT.eventBytes() + 1);

        assertThat(results(this::publish, event("pmid:1") + "\n" + tooLong + "\n" + event("pmid:2")))
                .containsExactly(
                        "{\"line\":1,\"partition\":0,\"offset\":1}",
                        "{\"line\":2,\"problem\":{\"type\":\"/problems/too-large\","
                                + "\"title\":\"Event too large\",\"status\":413,"
                                + "\"detail\":\"the event has more than 1048576 bytes\",\"reason\":\"OVER_LIMIT\"}}",
                        "{\"line\":3,\"partition\":0,\"offset\":2}");
    }

    @Test
    void answersClientThatWaitsBeforeSendingMore() throws Exception {
        PipedOutputStream client = new PipedOutputStream();
        InputStream in = new PipedInputStream(client, 1 << 16);
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader answers = new BufferedReader(new InputStreamReader(new PipedInputStream(out), UTF_8));
        CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> {
            try (out) {
                CitationStream.begin(ingestion(this::publish), in).writeResults(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        for (int line = 1; line <= 5; line++) {
            client.write((event("pmid:" + line) + "\n").getBytes(UTF_8));
            client.flush();
            assertThat(answers.readLine()).isEqualTo("{\"line\":" + line + ",\"partition\":0,\"offset\":" + line + "}");
        }
        client.close();

        assertThat(stream).succeedsWithin(SOON);
        assertThat(answers.readLine()).isNull();
    }

    @Test
    void readsNoMoreThanTheWindow() throws IOException {
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
        String lines = (event("pmid:1") + "\n").repeat(5_000);
        // when a stream of more events than the window holds is read
        CitationStream stream = CitationStream.begin(ingestion(pending), stream(lines));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try {
                stream.writeResults(new ByteArrayOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // then it reads one window after the completed event, and no more
        await().atMost(SOON).until(() -> published.get() >= 1_001);
        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> published.get() == 1_001);

        // when the brokers fail
        sent.forEach(future -> future.completeExceptionally(PublishFailures.brokersAway()));
        // then the stream ends
        assertThat(writing).succeedsWithin(SOON);
    }

    @Test
    void failsWholeRequestIfBrokersAreAwayAtTheStart() {
        EventPublisher away = (topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway());

        assertThatThrownBy(() -> CitationStream.begin(ingestion(away), stream(event("pmid:1"))))
                .isInstanceOf(ProblemException.class)
                .satisfies(e ->
                        assertThat(((ProblemException) e).problem().status()).isEqualTo(503));
    }

    @Test
    void endsStreamWhenBrokersGoAway() throws IOException {
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

    private static List<String> results(EventPublisher publisher, String lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CitationStream.begin(ingestion(publisher), stream(lines)).writeResults(out);
        return out.toString(UTF_8).lines().toList();
    }

    private static EventIngestion ingestion(EventPublisher publisher) {
        IngestGateway gateway = new IngestGateway();
        gateway.open(publisher, InputLimits.DEFAULT, ClockCheck.DEFAULT);
        return gateway.citations().orElseThrow();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String event(String citing) {
        return "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"citing\":{\"id\":\"" + citing
                + "\"},\"citations\":[{\"cited\":{\"id\":\"doi:10.1000/x\"}}]}";
    }
}
