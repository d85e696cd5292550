package org.citationhubs.runtime.tls;

import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Creates the TLS engines of Kafka clients from the certificate files as they are now. A new connection uses new files;
 * a connection that is open keeps the certificates with which it was opened.
 *
 * <p>Kafka's own factory reads the files when a client is created. Brokers make it read them again when they are
 * reconfigured; clients have no such call (KIP-1288 will add it). This class asks Kafka's factory at each connection
 * whether a file has changed, and replaces it if so. A file that cannot be read changes nothing.
 *
 * <p>Created by Kafka, one for each client. Thread-safe: a client may connect on several threads.
 */
public final class ReloadingSslEngineFactory implements SslEngineFactory {

    private static final Logger LOG = Logger.getLogger(ReloadingSslEngineFactory.class);

    private Map<String, Object> settings = Map.of();
    private DefaultSslEngineFactory current = new DefaultSslEngineFactory();
    private @Nullable String failure;

    /** Creates a factory; Kafka configures it before its first use. */
    public ReloadingSslEngineFactory() {}

    @Override
    public synchronized void configure(Map<String, ?> configs) {
        settings = new HashMap<>(configs);
        current.configure(settings);
    }

    @Override
    public SSLEngine createClientSslEngine(String peerHost, int peerPort, String endpointIdentification) {
        return upToDate().createClientSslEngine(peerHost, peerPort, endpointIdentification);
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        return upToDate().createServerSslEngine(peerHost, peerPort);
    }

    private synchronized DefaultSslEngineFactory upToDate() {
        if (!current.shouldBeRebuilt(settings)) {
            return current;
        }
        DefaultSslEngineFactory next = new DefaultSslEngineFactory();
        try {
            next.configure(settings);
        } catch (KafkaException e) {
            logOnce(reason(e));
            return current;
        }
        // The factory before is not closed: that would take its context from an engine that is being created.
        current = next;
        failure = null;
        LOG.infof("certificates for Kafka have changed: new connections use %s", files());
        return next;
    }

    // A client that cannot connect tries again many times a second.
    private void logOnce(String reason) {
        if (!reason.equals(failure)) {
            failure = reason;
            LOG.warnf(
                    "certificates for Kafka have changed and cannot be read; connections use those before. Files: %s;"
                            + " reason: %s",
                    files(), reason);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private String files() {
        return "ssl.keystore.location=" + Objects.requireNonNullElse(settings.get("ssl.keystore.location"), "")
                + " ssl.truststore.location="
                + Objects.requireNonNullElse(settings.get("ssl.truststore.location"), "");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return current().shouldBeRebuilt(nextConfigs);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return current().reconfigurableConfigs();
    }

    @Override
    public KeyStore keystore() {
        return current().keystore();
    }

    @Override
    public KeyStore truststore() {
        return current().truststore();
    }

    private synchronized DefaultSslEngineFactory current() {
        return current;
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
