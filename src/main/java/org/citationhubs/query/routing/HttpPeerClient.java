package org.citationhubs.query.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;

/** Asks other instances over HTTP, on connections that are kept open. */
public final class HttpPeerClient implements PeerClient, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HttpPeerClient.class);

    /** In a cluster a connection takes a millisecond; an address at which nobody is must not eat the patience of a question. */
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(500);

    /** Shorter than servers and balancers keep connections, so that this end closes them. */
    private static final int IDLE_SECONDS = 30;

    private static final int CONNECTIONS_EACH = 32;

    /** Questions that wait for a connection; beyond them an overloaded instance is no help, and the next copy is asked. */
    private static final int MOST_WAITING = 1_000;

    private final HttpClient http;

    /**
     * Where all is done that is done with a connection. Were it the context of whoever asks, the head of a reply could reach it a task later than it came,
     * when the body is past already and nobody has taken it.
     */
    private final Context context;

    private final PeerHealth health;

    /**
     * Opens no connection yet. To be made on a thread that belongs to no request.
     *
     * @param vertx runs it, on one event loop
     * @param health is told who answers
     */
    public HttpPeerClient(Vertx vertx, PeerHealth health) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_PATIENCE.toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setTcpNoDelay(true)
                .setMaxWaitQueueSize(MOST_WAITING);
        this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_EACH));
        this.context = vertx.getOrCreateContext();
        this.health = health;
    }

    @Override
    public CompletionStage<PeerReply> ask(HostInfo peer, PeerRequest request) {
        CompletableFuture<PeerReply> answer =
                new CompletableFuture<PeerReply>().orTimeout(request.patience().toMillis(), TimeUnit.MILLISECONDS);
        Buffer body = Buffer.buffer(request.body());
        context.runOnContext(here -> {
            Future<PeerReply> unused = http.request(options(peer, request))
                    .compose(sending -> sending.send(body))
                    .compose(response -> response.body().map(bytes -> reply(response, bytes)))
                    .onSuccess(answer::complete)
                    .onFailure(answer::completeExceptionally);
        });
        return answer.handle((reply, failure) -> {
            if (failure == null) {
                health.answered(peer);
                return reply;
            }
            String words = words(failure, request.patience());
            if (health.failed(peer)) {
                LOG.infof("%s:%d is left alone for a moment: %s", peer.host(), peer.port(), words);
            }
            throw new PeerException(words);
        });
    }

    private static RequestOptions options(HostInfo peer, PeerRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.post() ? HttpMethod.POST : HttpMethod.GET)
                .setHost(peer.host())
                .setPort(peer.port())
                .setURI(request.uri())
                // Ends the exchange itself: a future that timed out would leave the connection waiting.
                .setTimeout(request.patience().toMillis());
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static PeerReply reply(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new PeerReply(response.statusCode(), headers, body.getBytes());
    }

    private static String words(Throwable failure, Duration patience) {
        return failure instanceof java.util.concurrent.TimeoutException
                ? "no answer within " + patience.toMillis() + " ms"
                : "it does not answer: " + failure.getMessage();
    }

    @Override
    public void close() {
        Future<Void> unused = http.close();
    }
}
