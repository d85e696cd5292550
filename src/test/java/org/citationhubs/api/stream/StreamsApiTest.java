package org.citationhubs.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.citationhubs.api.ServedHubs;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.feed.Feed;
import org.citationhubs.query.feed.FeedChannel;
import org.citationhubs.query.feed.PublishedRecord;
import org.citationhubs.query.feed.Subscription;
import org.citationhubs.runtime.config.HubsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class StreamsApiTest {

    private static final String HUB = "arxiv:hep-th/9711200";
    private static final String STREAM = "/api/v1/hubs/arxiv:hep-th%2F9711200/stream";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TestHTTPResource("/")
    URI server;

    @Inject
    QueryGateway gateway;

    @Inject
    Feed feed;

    @Inject
    HubsConfig config;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(
            new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(5_000));
    private ServedHubs served;
    private QueriedHubs hubs;

    /** Larger than any offset that the application's own feed reader may read. */
    private long offset = 1_000_000_000L * (1 + System.nanoTime() % 1_000_000);

    @BeforeEach
    void open() {
        served = new ServedHubs(gateway, folder);
        hubs = served.hubs();
        // The application's own reader sets the start of the feed once, which this test then replaces.
        await().atMost(TIMEOUT).until(this::feedHasStarted);
        hubs.cites("pmid:1", "1998", HUB);
        served.serve();
        feed.startAt(FeedChannel.SUMMARIES, 0, offset);
        feed.startAt(FeedChannel.CHANGES, 0, offset);
    }

    private boolean feedHasStarted() {
        return Stream.of(FeedChannel.values()).allMatch(channel -> {
            Subscription subscription = feed.subscribe(channel, null, 0, null, record -> {});
            subscription.end().run();
            return subscription.now().offsets().size() == config.partitions();
        });
    }

    @AfterEach
    void close() throws Exception {
        served.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void beginsWithTheCurrentSummary() throws Exception {
        StreamClient client = connect(STREAM, null);

        client.await("event: summary\ndata: {\"id\":\"" + HUB + "\"");
        client.await("id: 0:" + (offset - 1) + "\n\n");
    }

    @Test
    void sendsPublicationsAndGone() throws Exception {
        StreamClient client = connect(STREAM, null);
        client.await("id: ");

        publish(HUB, "{\"revision\":2}");
        publish("pmid:7", "{\"revision\":9}");
        publish(HUB, null);

        client.await("event: summary\ndata: {\"revision\":2}\nid: 0:" + offset + "\n\n"
                + "event: gone\ndata: {\"id\":\"" + HUB + "\"}\nid: 0:" + (offset + 2) + "\n\n");
    }

    @Test
    void resumesAfterLastEventId() throws Exception {
        publish(HUB, "{\"revision\":2}");
        publish("pmid:7", "{\"revision\":9}");
        publish(HUB, "{\"revision\":3}");

        StreamClient client = connect(STREAM, "0:" + offset);

        client.await("retry: 2000\n\nevent: summary\ndata: {\"revision\":3}\nid: 0:" + (offset + 2) + "\n\n");
        assertThat(client.text()).doesNotContain("\"revision\":2");
    }

    @Test
    void sendsSummaryOrGapIfMissedEventsAreNotKept() throws Exception {
        connect(STREAM, "0:17").await("event: summary\ndata: {\"id\":\"" + HUB + "\"");
        connect("/api/v1/hubs/stream", "0:17").await("event: gap\ndata: {\"reason\":");
    }

    @Test
    void sendsMovedAndRedirectsLaterRequests() throws Exception {
        StreamClient client = connect(STREAM, null);
        client.await("id: ");

        hubs.sameAs(HUB, "pmid:77");
        hubs.settle();
        publish(HUB, null);

        client.await("event: gone\n");
        client.await("event: moved\ndata: {\"id\":\"" + HUB + "\",\"movedTo\":\"pmid:77\","
                + "\"stream\":\"/api/v1/hubs/pmid%3A77/stream\"}\n\n");
        HttpClientResponse moved = get(STREAM, null);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.getHeader("Location")).isEqualTo("/api/v1/hubs/pmid%3A77/stream");
    }

    @Test
    void streamsAllHubsAndAllChanges() throws Exception {
        StreamClient all = connect("/api/v1/hubs/stream", null);
        StreamClient changes = connect("/api/v1/hubs/changes/stream", null);
        all.await("retry: ");
        changes.await("retry: ");

        publish(HUB, "{\"revision\":2}");
        feed.publish(new PublishedRecord(FeedChannel.CHANGES, 0, offset, HUB, "{\"kind\":\"TIER_CROSSED\"}"));

        all.await("event: summary\ndata: {\"revision\":2}\n");
        changes.await("event: change\ndata: {\"kind\":\"TIER_CROSSED\"}\n");
        assertThat(changes.text()).doesNotContain("revision");
    }

    @Test
    void answersProblemsForUnknownWorkAndPosition() throws Exception {
        assertThat(get("/api/v1/hubs/pmid:404/stream", null).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/hubs/9711200/stream", null).statusCode()).isEqualTo(400);
        assertThat(get(STREAM, "yesterday").statusCode()).isEqualTo(400);
        gateway.close();
        HttpClientResponse starting = get(STREAM, null);
        assertThat(starting.statusCode()).isEqualTo(503);
        assertThat(starting.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void servesTwoThousandClientsAndDropsASlowOne() throws Exception {
        // given two thousand clients that read, and one that does not
        List<StreamClient> clients = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            clients.add(connect(i % 2 == 0 ? STREAM : "/api/v1/hubs/stream", "0:" + (offset - 1)));
        }
        StreamClient slow = connect("/api/v1/hubs/changes/stream", null);
        slow.await("retry: ");
        slow.pause();
        // when more is published than the buffers of a connection hold
        String large = "{\"revision\":2,\"abstract\":\"" + "x".repeat(100_000) + "\"}";
        long begun = System.nanoTime();
        publish(HUB, "{\"revision\":1}");
        await().atMost(TIMEOUT)
                .until(() -> clients.stream().allMatch(client -> client.text().contains("\"revision\":1}")));
        System.out.printf(
                "StreamsApiTest: 2000 clients served in %d ms%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        clients.forEach(StreamClient::close);
        for (int change = 0; change < 400; change++) {
            feed.publish(new PublishedRecord(FeedChannel.CHANGES, 0, offset + change, HUB, large));
        }
        // then its stream ends after what was on its way
        slow.resume();
        await().atMost(TIMEOUT).until(slow::closed);
    }

    private void publish(String hub, String json) {
        feed.publish(new PublishedRecord(FeedChannel.SUMMARIES, 0, offset + published++, hub, json));
    }

    private long published;

    private StreamClient connect(String path, String last) throws Exception {
        HttpClientResponse response = get(path, last);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
        return new StreamClient(response);
    }

    private HttpClientResponse get(String path, String last) throws Exception {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI(path);
        if (last != null) {
            options.putHeader("Last-Event-ID", last);
        }
        return http.request(options)
                .compose(request -> request.send().onSuccess(HttpClientResponse::pause))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    /** A client of a stream with the text that it received. */
    private static final class StreamClient {

        private final HttpClientResponse response;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean closed;

        StreamClient(HttpClientResponse response) {
            this.response = response;
            response.handler(this::receive);
            response.exceptionHandler(failure -> closed = true);
            response.endHandler(end -> closed = true);
            response.request().connection().closeHandler(gone -> closed = true);
            response.resume();
        }

        void await(String part) {
            org.awaitility.Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(text())
                    .contains(part));
        }

        private synchronized void receive(Buffer bytes) {
            text.append(bytes.toString());
        }

        synchronized String text() {
            return text.toString();
        }

        void pause() {
            response.pause();
        }

        void resume() {
            response.resume();
        }

        boolean closed() {
            return closed;
        }

        void close() {
            response.request().connection().close();
        }
    }
}
