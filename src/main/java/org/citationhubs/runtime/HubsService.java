package org.citationhubs.runtime;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.runtime.config.AccessCheck;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.config.PortCheck;
import org.citationhubs.runtime.embedded.EmbeddedBrokerException;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topology.stage.CrawlerTopics;
import org.citationhubs.topology.stage.RecordSizes;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the service: the connection to Kafka first, then the parts of {@link ServiceStart}. Stops in
 * reverse order.
 *
 * <p>HTTP is up before the start and after the stop, so that the health endpoints always answer.
 */
@ApplicationScoped
public class HubsService {

    private static final Logger LOG = Logger.getLogger(HubsService.class);

    /**
     * Time limit for a stop without Kafka Streams, whose time limit is configured: the event publisher and the
     * admin client.
     */
    public static final Duration CLOSE_TIMEOUT_BESIDE_STREAMS =
            KafkaEventPublisher.CLOSE_TIMEOUT.plus(KafkaConnection.CLOSE_TIMEOUT);

    /** Longer than the start of a single part takes. */
    private static final Duration START_END_TIMEOUT = Duration.ofSeconds(5);

    private final HubsConfig config;
    private final QueryGateway queries;
    private final IngestGateway events;
    private final ServiceStart serviceStart;
    private final ServiceParts parts = new ServiceParts();
    private @Nullable Thread startThread;
    private volatile boolean closed;

    HubsService(HubsConfig config, QueryGateway queries, IngestGateway events, ServiceStart serviceStart) {
        this.config = config;
        this.queries = queries;
        this.events = events;
        this.serviceStart = serviceStart;
    }

    void start(@Observes StartupEvent event) {
        ConfigCheck.errors(config)
                .or(() -> AccessCheck.error(ConfigProvider.getConfig()))
                .or(HubsService::httpPortError)
                .or(HubsService::managementPortError)
                .or(this::internalPortError)
                .ifPresent(HubsService::exit);
        AccessCheck.warning(ConfigProvider.getConfig()).ifPresent(LOG::warn);
        TopicCatalog catalog = TopicCatalog.load()
                .withInputRecordsOf(RecordSizes.inputRecord(config.limits().eventBytes()))
                .withInputs(CrawlerTopics.of(ConfigCheck.sourcesOfTopics(config.sources()))
                        .sources()
                        .keySet());
        KafkaConnection kafka = openKafka(catalog);
        // In a thread of its own: the topics may not exist yet, and HTTP must come up meanwhile.
        Thread thread = new Thread(() -> startParts(kafka, catalog), "hubs-start");
        startThread = thread;
        thread.start();
    }

    /** Returns an error if another program has the HTTP port, which Quarkus opens after this start. */
    private static Optional<String> httpPortError() {
        // With TLS alone, this port is not opened.
        boolean opens = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.insecure-requests", String.class)
                .filter(value -> !value.equalsIgnoreCase("enabled"))
                .isEmpty();
        return opens ? portError("quarkus.http", "QUARKUS_HTTP_PORT") : Optional.empty();
    }

    /** Returns an error if another program has the port of health and metrics, which Quarkus opens after this start. */
    private static Optional<String> managementPortError() {
        return portError("quarkus.management", "QUARKUS_MANAGEMENT_PORT");
    }

    private Optional<String> internalPortError() {
        return config.internal().port().isPresent()
                ? PortCheck.error(new InetSocketAddress(config.internal().port().getAsInt()), "HUBS_INTERNAL_PORT")
                : Optional.empty();
    }

    private static Optional<String> portError(String server, String variable) {
        // Tests have ports of their own.
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return Optional.empty();
        }
        Config settings = ConfigProvider.getConfig();
        return PortCheck.error(
                new InetSocketAddress(
                        settings.getValue(server + ".host", String.class),
                        settings.getValue(server + ".port", Integer.class)),
                variable);
    }

    private KafkaConnection openKafka(TopicCatalog catalog) {
        try {
            return KafkaConnection.open(config, catalog);
        } catch (EmbeddedBrokerException e) {
            if (e.getCause() == null) {
                exit(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    // Of this exception, Quarkus prints the message alone, and exits with 1.
    private static void exit(String error) {
        throw new ConfigurationException(error);
    }

    private void startParts(KafkaConnection kafka, TopicCatalog catalog) {
        try {
            serviceStart.run(parts.add(kafka), catalog, parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (closed) {
                LOG.debug("stopped while starting", e);
            } else {
                LOG.error("the service cannot start", e);
                Quarkus.asyncExit(1);
            }
        }
    }

    /** Stops the service while HTTP is still up: Quarkus closes HTTP before it sends the {@link ShutdownEvent}. */
    void onShutdownDelay(@Observes ShutdownDelayInitiatedEvent event) {
        queries.drain();
        try {
            TimeUnit.MILLISECONDS.sleep(config.stopDelay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Stops the service where no shutdown delay is initiated, as in tests. */
    void onShutdown(@Observes ShutdownEvent event) {
        close();
    }

    /**
     * Ends an unfinished start, then closes the gateways for requests, the parts behind them, and the connection to
     * Kafka last.
     */
    private synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Thread thread = startThread;
        if (thread != null) {
            awaitEnd(thread);
        }
        queries.close();
        events.close();
        parts.close();
    }

    // A part that is about to start needs the broker, which is closed with the parts, and may open a gateway.
    private static void awaitEnd(Thread thread) {
        thread.interrupt();
        try {
            thread.join(START_END_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
