package org.citationhubs.runtime.instances;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.citationhubs.query.routing.PeerSecrets;
import org.citationhubs.runtime.config.HubsConfig;
import org.jboss.logging.Logger;

/** Reads the secrets that instances share, and reads a file of them again when it changes. */
@Singleton
public final class PeerSecretSource implements Supplier<PeerSecrets> {

    private static final Logger LOG = Logger.getLogger(PeerSecretSource.class);

    /** How soon a changed file takes effect. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final Optional<Path> file;
    private volatile PeerSecrets secrets;

    PeerSecretSource(HubsConfig config, Vertx vertx) {
        this.file = config.internal().secretFile();
        try {
            this.secrets = file.isPresent()
                    ? read(file.get())
                    : PeerSecrets.parse(config.internal().secret().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("hubs.internal.secret: " + e.getMessage());
        }
        if (file.isPresent()) {
            vertx.setPeriodic(
                    REFRESH.toMillis(),
                    timer -> vertx.executeBlocking(() -> {
                        refresh(file.get());
                        return file;
                    }));
        }
    }

    @Override
    public PeerSecrets get() {
        return secrets;
    }

    /** Keeps the former secrets if the file cannot be read or has none: an empty file must not open the service. */
    private void refresh(Path from) {
        try {
            secrets = read(from);
        } catch (IllegalArgumentException e) {
            LOG.warnf("The secrets of the instances stay as they were: %s", e.getMessage());
        }
    }

    private static PeerSecrets read(Path from) {
        try {
            PeerSecrets read = PeerSecrets.parse(Files.readString(from));
            if (read.isEmpty()) {
                throw new IllegalArgumentException(from + " is empty");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + from + ": " + e, e);
        }
    }
}
