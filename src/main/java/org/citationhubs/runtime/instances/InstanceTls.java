package org.citationhubs.runtime.instances;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of the connections between instances: the TLS configuration {@value #NAME} of Quarkus. With a {@code
 * reload-period} it is read again, and new connections use what was read.
 */
@Singleton
public final class InstanceTls {

    static final String NAME = "instances";

    private final TlsConfigurationRegistry registry;
    private final List<Consumer<SSLOptions>> users = new CopyOnWriteArrayList<>();
    private List<Certificate> current = List.of();

    InstanceTls(TlsConfigurationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns the own certificate and the issuers of those of other instances; null if TLS is not configured.
     *
     * @throws ConfigurationException if one of both is missing: whoever has a certificate of any issuer would be
     *     believed
     */
    public synchronized @Nullable SSLOptions options() {
        TlsConfiguration configured = registry.get(NAME).orElse(null);
        if (configured == null) {
            return null;
        }
        if (configured.getKeyStoreOptions() == null || configured.getTrustStoreOptions() == null) {
            throw new ConfigurationException("quarkus.tls." + NAME
                    + " needs a key store and a trust store: instances show each other certificates");
        }
        if (configured.isTrustAll()) {
            throw new ConfigurationException("quarkus.tls." + NAME + ".trust-all would believe everybody");
        }
        if (current.isEmpty()) {
            current = certificates(configured);
        }
        return configured.getSSLOptions();
    }

    /** Calls a user of the certificates whenever they were read again. */
    public void onUpdate(Consumer<SSLOptions> user) {
        users.add(user);
    }

    /** Passes on what was read only if it changed: a connection that is opened meanwhile may fail. */
    synchronized void updated(@Observes CertificateUpdatedEvent event) {
        if (!event.name().equals(NAME)) {
            return;
        }
        List<Certificate> read = certificates(event.tlsConfiguration());
        if (!read.equals(current)) {
            current = read;
            users.forEach(user -> user.accept(event.tlsConfiguration().getSSLOptions()));
        }
    }

    /** Returns the own certificates and those of issuers; an own key changes with its certificate. */
    private static List<Certificate> certificates(TlsConfiguration tls) {
        List<Certificate> all = new ArrayList<>();
        try {
            for (KeyStore store : List.of(tls.getKeyStore(), tls.getTrustStore())) {
                for (String alias : new TreeSet<>(Collections.list(store.aliases()))) {
                    all.add(store.getCertificate(alias));
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the stores were loaded", e);
        }
        return all;
    }
}
