package org.citationhubs.runtime.instances;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.query.routing.PeerCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens for the requests of other instances at {@code hubs.internal.port}, and answers them as the public listener
 * does. {@code api.peer.PeerFilter} refuses all others.
 *
 * <p>Listens on the loopback interface only, unless instances must prove what they are, or the service is open to all
 * on purpose.
 */
@ApplicationScoped
class InternalListener {

    private static final Logger LOG = Logger.getLogger(InternalListener.class);

    /** After the configuration was checked. */
    private static final int AFTER_CHECKS = Interceptor.Priority.APPLICATION + 1_000;

    private static final int LISTEN_SECONDS = 10;

    /** Longer than instances keep an idle connection, so that they close it. */
    private static final int IDLE_SECONDS = 75;

    /**
     * {@code api.rest.RequestTargetFilter} refuses longer targets than 4,096 characters with an answer that says why.
     */
    private static final int LINE_LENGTH = 65_536;

    private final HubsConfig config;
    private final Vertx vertx;
    private final InstanceTls tls;
    private final PeerCheck check;
    private final AccessPolicy policy;
    private @Nullable HttpServer server;

    InternalListener(HubsConfig config, Vertx vertx, InstanceTls tls, PeerCheck check, AccessPolicy policy) {
        this.config = config;
        this.vertx = vertx;
        this.tls = tls;
        this.check = check;
        this.policy = policy;
    }

    void start(@Observes @Priority(AFTER_CHECKS) StartupEvent event) {
        SSLOptions certificates = tls.options();
        if (config.internal().port().isEmpty()) {
            if (certificates != null) {
                throw new ConfigurationException(
                        "quarkus.tls." + InstanceTls.NAME + " is for a port of the instances: set hubs.internal.port");
            }
            return;
        }
        int port = config.internal().port().getAsInt();
        String host = check.demandsProof() || policy.mode() == AccessMode.OPEN ? "0.0.0.0" : "localhost";
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(IDLE_SECONDS)
                // As for the public listener, see application.properties.
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(LINE_LENGTH);
        if (certificates != null) {
            options.setSsl(true)
                    .setKeyCertOptions(certificates.getKeyCertOptions())
                    .setTrustOptions(certificates.getTrustOptions())
                    .setClientAuth(ClientAuth.REQUIRED);
        }
        HttpServer created = vertx.createHttpServer(options)
                .requestHandler(request -> VertxHttpRecorder.getRootHandler().handle(request));
        listen(created);
        server = created;
        tls.onUpdate(updated -> update(created, updated));
        LOG.infof(
                "instances are answered at %s://%s:%d%s",
                certificates == null ? "http" : "https",
                host,
                port,
                check.demandsProof() ? "" : ", without credentials");
    }

    private static void listen(HttpServer created) {
        try {
            created.listen().toCompletionStage().toCompletableFuture().get(LISTEN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ConfigurationException("HUBS_INTERNAL_PORT cannot be listened to: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("interrupted while listening to HUBS_INTERNAL_PORT");
        }
    }

    private static void update(HttpServer listening, SSLOptions certificates) {
        Future<Boolean> unused = listening
                .updateSSLOptions(certificates, true)
                .onSuccess(updated -> LOG.info("the certificates for other instances were read again"))
                .onFailure(e -> LOG.warnf("The certificates for other instances cannot be used: %s", e.getMessage()));
    }

    void stop(@Observes ShutdownEvent event) {
        HttpServer listening = server;
        if (listening != null) {
            Future<Void> unused = listening.close();
        }
    }
}
