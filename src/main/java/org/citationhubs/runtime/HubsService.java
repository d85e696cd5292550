package org.citationhubs.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.QuerySettings;
import org.citationhubs.query.feed.Feed;
import org.citationhubs.query.feed.FeedReader;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.HttpPeerClient;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.runtime.config.ClientProperties;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.embedded.EmbeddedBroker;
import org.citationhubs.runtime.embedded.StateFolder;
import org.citationhubs.runtime.observability.MicrometerStreamMeters;
import org.citationhubs.runtime.observability.ServiceMeters;
import org.citationhubs.runtime.observability.Tracing;
import org.citationhubs.runtime.streams.MemoryBudget;
import org.citationhubs.runtime.streams.StreamsProperties;
import org.citationhubs.runtime.streams.StreamsRunner;
import org.citationhubs.runtime.streams.StreamsSettings;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicAdminException;
import org.citationhubs.topics.TopicCatalog;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of the service: the broker if none is given, the topics, Kafka Streams, then the queries; and all of it backwards.
 *
 * <p>HTTP is up before and after, so that health can be asked at any time. Waiting for topics is no failure: they may be created by
 * somebody else a minute later, and a process that is killed for waiting only waits again.
 */
@ApplicationScoped
public class HubsService {

    private static final Logger LOG = Logger.getLogger(HubsService.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ADMIN_CLOSE_PATIENCE = Duration.ofSeconds(2);

    /** How long a stop may take at the most, beside the streams, whose bound is a setting: who posts, and the admin. */
    public static final Duration CLOSE_PATIENCE_BESIDE_STREAMS =
            KafkaEventPublisher.CLOSE_PATIENCE.plus(ADMIN_CLOSE_PATIENCE);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** An instance that did not answer is left alone for so long: about the time in which a copy answers in its place without being noticed. */
    private static final Duration PEER_PAUSE = Duration.ofSeconds(1);

    /** How long somebody who posts an event waits for the brokers before he is told to come again. */
    private static final Duration PUBLISH_PATIENCE = Duration.ofSeconds(10);

    private final HubsConfig config;
    private final Vertx vertx;
    private final QueryGateway queries;
    private final Feed feed;
    private final IngestGateway events;
    private final MeterRegistry meters;
    private final Tracing tracing;
    private final TopicCatalog catalog = TopicCatalog.load();
    private @Nullable EmbeddedBroker broker;
    private @Nullable Admin admin;
    private @Nullable StreamsRunner runner;
    private @Nullable ServiceMeters metersOfStreams;
    private @Nullable HttpPeerClient peers;
    private @Nullable QueryService answering;
    private @Nullable FeedReader listening;
    private @Nullable Thread starting;
    private boolean closed;

    HubsService(
            HubsConfig config,
            Vertx vertx,
            QueryGateway queries,
            Feed feed,
            IngestGateway events,
            MeterRegistry meters,
            Tracing tracing) {
        this.config = config;
        this.vertx = vertx;
        this.queries = queries;
        this.feed = feed;
        this.events = events;
        this.meters = meters;
        this.tracing = tracing;
    }

    void start(@Observes StartupEvent event) {
        ConfigCheck.complaint(config).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
        String servers = config.kafka().bootstrapServers().orElseGet(this::startBroker);
        Admin client = Admin.create(clientSettings(servers));
        admin = client;
        Thread thread = new Thread(() -> startStreams(servers, client), "hubs-start");
        starting = thread;
        thread.start();
    }

    private EmbeddedBroker startEmbedded() {
        try {
            return EmbeddedBroker.start(config.dataDir(), config.embedded().port());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "KAFKA_BOOTSTRAP_SERVERS is not set, and this build is without the embedded broker", e);
        }
    }

    private String startBroker() {
        EmbeddedBroker started = startEmbedded();
        broker = started;
        StateFolder.in(config.dataDir()).tieTo(started.clusterId());
        try (Admin client = Admin.create(clientSettings(started.bootstrapServers()))) {
            new TopicAdmin(client, PATIENCE).createMissing(catalog.all(), config.partitions());
        }
        return started.bootstrapServers();
    }

    /** What every client is told beside its own settings. */
    private Map<String, String> clients() {
        return config.kafka().clientProperties().map(ClientProperties::read).orElse(Map.of());
    }

    private Map<String, Object> clientSettings(String servers) {
        Map<String, Object> settings = new HashMap<>(clients());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "citation-hubs-admin");
        return settings;
    }

    private void startStreams(String servers, Admin client) {
        try {
            int partitions = awaitTopics(new TopicAdmin(client, PATIENCE));
            // Not before the topics are there: a producer that asks for a topic may bring it about, however it comes.
            events.open(
                    KafkaEventPublisher.open(servers, PUBLISH_PATIENCE, clients(), tracing.ofEvents()),
                    config.limits());
            StreamsSettings settings = streamsSettings(servers);
            MemoryBudget.of(config.rocksdb().memory().asLongValue()).complaint().ifPresent(LOG::warn);
            StreamsRunner started = new StreamsRunner(
                    settings,
                    partitions,
                    new MicrometerStreamMeters(meters),
                    tracing.ofStreams(),
                    error -> Quarkus.asyncExit(1));
            runner = started;
            metersOfStreams = ServiceMeters.bind(meters, started, settings);
            started.start();
            HostPort self = config.advertisedAddress();
            PeerHealth health = new PeerHealth(PEER_PAUSE, System::nanoTime);
            HttpPeerClient others = new HttpPeerClient(vertx, health);
            peers = others;
            QueryService opened = QueryService.of(
                    started.streams(),
                    started.topologySettings(),
                    client,
                    new HostInfo(self.host(), self.port()),
                    others,
                    health,
                    new QuerySettings(config.queryTimeout(), config.standbyMaxLag(), StreamsProperties.ON_THE_WAY));
            answering = opened;
            queries.open(opened);
            listening = new FeedReader(feed, servers, partitions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the service cannot start", e);
            Quarkus.asyncExit(1);
        }
    }

    /** Returns the number of partitions once the topics are as they must be, saying meanwhile what is wrong, once each time it changes. */
    private int awaitTopics(TopicAdmin topics) throws InterruptedException {
        String said = "";
        while (true) {
            Optional<String> complaint = complaint(topics);
            if (complaint.isEmpty()) {
                return topics.describe(catalog.all()).values().stream()
                        .mapToInt(state -> state.partitions())
                        .max()
                        .orElseThrow();
            }
            if (!complaint.get().equals(said)) {
                said = complaint.get();
                LOG.warn(said + "\nWaiting for them.");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private Optional<String> complaint(TopicAdmin topics) {
        try {
            if (config.createTopics()) {
                topics.createMissing(catalog.all(), config.partitions());
            }
            return topics.complaint(catalog.all());
        } catch (TopicAdminException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private StreamsSettings streamsSettings(String servers) {
        return new StreamsSettings(
                config,
                HubsConfig.APPLICATION_ID,
                servers,
                StateFolder.in(config.dataDir()).path(),
                config.instanceId().or(this::embeddedInstanceId),
                clients());
    }

    /**
     * The one process that runs the embedded broker is always the same member, known by name: after a crash it takes its partitions at once,
     * where a nameless one would wait until its former self is declared dead.
     */
    private Optional<String> embeddedInstanceId() {
        return broker == null ? Optional.empty() : Optional.of("embedded");
    }

    /** The last moment at which HTTP is up: Quarkus closes it before it tells of the shutdown itself. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        queries.leave();
        try {
            TimeUnit.MILLISECONDS.sleep(config.stopDelay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Where there was no such moment, as in a test. */
    void stop(@Observes ShutdownEvent event) {
        close();
    }

    /** Questions and events first, then what answers and takes them, the broker last. */
    private synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        queries.close();
        events.close();
        Thread thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
        close(listening);
        close(answering);
        close(peers);
        close(metersOfStreams);
        close(runner);
        // Without a bound it waits for brokers that are away as long as it would for their answers.
        Admin client = admin;
        close(client == null ? null : () -> client.close(ADMIN_CLOSE_PATIENCE));
        close(broker);
    }

    private static void close(@Nullable AutoCloseable part) {
        if (part != null) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("did not close in order", e);
            }
        }
    }
}
