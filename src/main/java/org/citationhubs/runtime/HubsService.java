package org.citationhubs.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicCatalog;
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

    private final HubsConfig config;
    private final QueryGateway queries;
    private final IngestGateway events;
    private final ServiceStart serviceStart;
    private final TopicCatalog catalog = TopicCatalog.load();
    private final ServiceParts parts = new ServiceParts();
    private @Nullable Thread startThread;
    private boolean closed;

    HubsService(HubsConfig config, QueryGateway queries, IngestGateway events, ServiceStart serviceStart) {
        this.config = config;
        this.queries = queries;
        this.events = events;
        this.serviceStart = serviceStart;
    }

    void start(@Observes StartupEvent event) {
        ConfigCheck.errors(config).ifPresent(errors -> {
            throw new IllegalArgumentException(errors);
        });
        KafkaConnection kafka = KafkaConnection.open(config, catalog);
        // In a thread of its own: the topics may not exist yet, and HTTP must come up meanwhile.
        Thread thread = new Thread(() -> startParts(kafka), "hubs-start");
        startThread = thread;
        thread.start();
    }

    private void startParts(KafkaConnection kafka) {
        try {
            serviceStart.run(parts.add(kafka), catalog, parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the service cannot start", e);
            Quarkus.asyncExit(1);
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

    /** Closes the gateways for requests first, then the parts behind them, and the connection to Kafka last. */
    private synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        queries.close();
        events.close();
        Thread thread = startThread;
        if (thread != null) {
            thread.interrupt();
        }
        parts.close();
    }
}
