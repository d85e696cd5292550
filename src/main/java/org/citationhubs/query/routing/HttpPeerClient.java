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
import io.vertx.core.net.SSLOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls other instances over HTTP, on pooled connections. */
public final class HttpPeerClient implements PeerClient, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HttpPeerClient.class);

    /**
     * Within a cluster a connection takes about a millisecond; an address on which no process listens must not use up
     * the time of a query.
     */
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    /** Shorter than the keep-alive of servers and load balancers, so that this end closes the connections. */
    private static final int IDLE_SECONDS = 30;

    private static final int CONNECTIONS_PER_PEER = 32;

    /** Requests that wait for a connection. Beyond them the instance is overloaded, and the next replica is called. */
    private static final int MAX_WAITING = 1_000;

    private final HttpClient http;

    /**
     * Event-loop context that owns every connection. With the context of the caller, response headers could be
     * delivered one task late.
     */
    private final Context context;

    private final PeerHealth health;
    private final AllowedPeers allowed;
    private final Supplier<PeerSecrets> secrets;

    /**
     * Creates a client without open connections; to be called on a thread that serves no request.
     *
     * @param vertx runs the client on one event loop
     * @param health records which instances answer
     * @param allowed addresses to which requests may be sent
     * @param secrets current ones, of which one is sent with each request
     * @param tls the own certificate and the issuers of those of other instances; null for connections without TLS
     */
    public HttpPeerClient(
            Vertx vertx,
            PeerHealth health,
            AllowedPeers allowed,
            Supplier<PeerSecrets> secrets,
            @Nullable SSLOptions tls) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setTcpNoDelay(true)
                .setMaxWaitQueueSize(MAX_WAITING);
        if (tls != null) {
            options.setSsl(true)
                    .setVerifyHost(true)
                    .setKeyCertOptions(tls.getKeyCertOptions())
                    .setTrustOptions(tls.getTrustOptions());
        }
        this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_PEER));
        this.context = vertx.getOrCreateContext();
        this.health = health;
        this.allowed = allowed;
        this.secrets = secrets;
    }

    /** Uses other certificates for the connections that are opened later. */
    public void update(SSLOptions tls) {
        Future<Boolean> unused = http.updateSSLOptions(tls, true)
                .onFailure(e -> LOG.warnf("The certificates for other instances cannot be used: %s", e.getMessage()));
    }

    @Override
    public CompletionStage<PeerReply> call(HostPort peer, PeerRequest request) {
        CompletableFuture<PeerReply> result =
                new CompletableFuture<PeerReply>().orTimeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        if (allowed.allows(peer)) {
            send(peer, request, result);
        } else {
            result.completeExceptionally(new PeerException("hubs.internal.peers does not allow it"));
        }
        return result.handle((reply, failure) -> {
            if (failure == null) {
                health.recordSuccess(peer);
                return reply;
            }
            String reason = reason(failure, request.timeout());
            if (health.recordFailure(peer)) {
                LOG.infof(
                        "Skipping peer %s for %d ms after failure: %s",
                        peer, health.pause().toMillis(), reason);
            }
            throw new PeerException(reason);
        });
    }

    private void send(HostPort peer, PeerRequest request, CompletableFuture<PeerReply> result) {
        Buffer body = Buffer.buffer(request.body());
        context.runOnContext(here -> {
            Future<PeerReply> unused = http.request(options(peer, request))
                    .compose(sending -> sending.send(body))
                    .compose(response -> response.body().map(bytes -> reply(response, bytes)))
                    .onSuccess(result::complete)
                    .onFailure(result::completeExceptionally);
        });
    }

    private RequestOptions options(HostPort peer, PeerRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.post() ? HttpMethod.POST : HttpMethod.GET)
                .setHost(peer.socketHost())
                .setPort(peer.port())
                .setURI(request.uri())
                // Ends the exchange itself: after the timeout of the future alone, the connection would go on waiting.
                .setTimeout(request.timeout().toMillis());
        request.headers().forEach(options::putHeader);
        secrets.get().toSend().ifPresent(secret -> options.putHeader(PeerRequest.SECRET, secret));
        return options;
    }

    private static PeerReply reply(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new PeerReply(response.statusCode(), headers, body.getBytes());
    }

    private static String reason(Throwable failure, Duration timeout) {
        if (failure instanceof PeerException) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : "no answer: " + failure.getMessage();
    }

    @Override
    public void close() {
        Future<Void> unused = http.close();
    }
}
