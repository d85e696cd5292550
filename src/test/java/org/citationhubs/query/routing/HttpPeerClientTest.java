package org.citationhubs.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.citationhubs.query.routing.HostPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPeerClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ASKERS = 8;
    private static final int QUESTIONS_EACH = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));
    private final PeerHealth health = new PeerHealth(Duration.ofSeconds(1), System::nanoTime);
    private final HttpPeerClient peers = new HttpPeerClient(vertx, health);
    private HostPort peer = new HostPort("localhost", 0);

    @BeforeEach
    void listen() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .setStatusCode(203)
                        .putHeader("Hubs-Total", "7")
                        .end(Buffer.buffer(request.uri() + " ").appendBuffer(body))));
        int port = server.listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        peer = new HostPort("localhost", port);
    }

    @AfterEach
    void close() throws Exception {
        peers.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aReplyIsWhatThePeerSaid() {
        PeerReply reply = ask("/a?b=c", "question");

        assertThat(reply.status()).isEqualTo(203);
        assertThat(reply.header("hubs-total")).contains("7");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("/a?b=c question");
    }

    @Test
    void noReplyIsLostWhoeverAsks() throws Exception {
        // given threads of requests, each with a context of its own on any event loop
        List<Future<Integer>> askers = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            ContextInternal request = ((ContextInternal) vertx.getOrCreateContext())
                    .owner()
                    .createEventLoopContext()
                    .duplicate();
            askers.add(request.executeBlocking(
                    () -> {
                        int replies = 0;
                        for (int question = 0; question < QUESTIONS_EACH; question++) {
                            replies += ask("/", "").status() == 203 ? 1 : 0;
                        }
                        return replies;
                    },
                    false));
        }
        // then each gets all replies
        for (Future<Integer> asker : askers) {
            assertThat(asker.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES))
                    .isEqualTo(QUESTIONS_EACH);
        }
    }

    @Test
    void whereNobodyListensIsLeftAloneForAMoment() {
        HostPort nobody = new HostPort("localhost", 1);

        assertThatThrownBy(() -> peers.call(nobody, PeerRequest.get("/", Map.of(), PATIENCE))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PeerException.class);
        assertThat(health.exclude(nobody)).isPresent();
        assertThat(health.exclude(peer)).isEmpty();
    }

    private PeerReply ask(String uri, String body) {
        return peers.call(peer, PeerRequest.post(uri, Map.of(), body.getBytes(StandardCharsets.UTF_8), PATIENCE))
                .toCompletableFuture()
                .join();
    }
}
