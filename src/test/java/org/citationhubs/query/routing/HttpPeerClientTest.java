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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPeerClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final PeerSecrets SECRETS = PeerSecrets.parse("the-secret-of-instances");
    private static final int CALLERS = 8;
    private static final int CALLS_EACH = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));
    private final PeerHealth health = new PeerHealth(Duration.ofSeconds(1), System::nanoTime);
    private final HttpPeerClient peers = new HttpPeerClient(vertx, health, AllowedPeers.LOOPBACK, () -> SECRETS, null);
    private HostPort peer = new HostPort("localhost", 0);

    @BeforeEach
    void listen() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .setStatusCode(203)
                        .putHeader("Hubs-Total", "7")
                        .putHeader("Received", String.valueOf(request.getHeader(PeerRequest.SECRET)))
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
    void returnsStatusHeadersAndBodyOfThePeer() {
        PeerReply reply = call("/a?b=c", "body");

        assertThat(reply.status()).isEqualTo(203);
        assertThat(reply.headers()).containsEntry("hubs-total", "7");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("/a?b=c body");
    }

    @Test
    void sendsTheSecretOfTheInstances() {
        assertThat(call("/", "").headers()).containsEntry("received", "the-secret-of-instances");
    }

    @Test
    void callsNoAddressThatIsNotAllowed() {
        // given the same server under a name that is not listed
        HttpPeerClient others = new HttpPeerClient(
                vertx, health, AllowedPeers.parse(List.of(".instances")), () -> PeerSecrets.NONE, null);

        // when it is called, then nothing is sent, and the reason names the setting
        assertThatThrownBy(() -> others.call(peer, PeerRequest.get("/", Map.of(), TIMEOUT))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(PeerException.class)
                .hasMessage("hubs.internal.peers does not allow it");
        assertThat(health.exclude(peer)).isPresent();
        others.close();
    }

    @Test
    void losesNoReplyOnAnyCallingContext() throws Exception {
        // given threads of requests, each with its own context on any event loop
        List<Future<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            ContextInternal request = ((ContextInternal) vertx.getOrCreateContext())
                    .owner()
                    .createEventLoopContext()
                    .duplicate();
            callers.add(request.executeBlocking(
                    () -> {
                        int replies = 0;
                        for (int call = 0; call < CALLS_EACH; call++) {
                            replies += call("/", "").status() == 203 ? 1 : 0;
                        }
                        return replies;
                    },
                    false));
        }
        // then each thread gets all replies
        for (Future<Integer> caller : callers) {
            assertThat(caller.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES))
                    .isEqualTo(CALLS_EACH);
        }
    }

    @Test
    void skipsAnAddressWhereNothingListens() {
        HostPort closedPort = new HostPort("localhost", 1);

        assertThatThrownBy(() -> peers.call(closedPort, PeerRequest.get("/", Map.of(), TIMEOUT))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PeerException.class);
        assertThat(health.exclude(closedPort)).isPresent();
        assertThat(health.exclude(peer)).isEmpty();
    }

    private PeerReply call(String uri, String body) {
        return peers.call(peer, PeerRequest.post(uri, Map.of(), body.getBytes(StandardCharsets.UTF_8), TIMEOUT))
                .toCompletableFuture()
                .join();
    }
}
