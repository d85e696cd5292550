package org.citationhubs.runtime;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.QuerySettings;
import org.citationhubs.query.feed.Feed;
import org.citationhubs.query.feed.FeedReader;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.query.routing.HttpPeerClient;
import org.citationhubs.query.routing.PeerHealth;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.embedded.StateFolder;
import org.citationhubs.runtime.instances.InstanceTls;
import org.citationhubs.runtime.instances.PeerSecretSource;
import org.citationhubs.runtime.observability.MicrometerStreamMeters;
import org.citationhubs.runtime.observability.ServiceMeters;
import org.citationhubs.runtime.observability.Tracing;
import org.citationhubs.runtime.streams.MemoryBudget;
import org.citationhubs.runtime.streams.RocksDbMemory;
import org.citationhubs.runtime.streams.StreamsProperties;
import org.citationhubs.runtime.streams.StreamsRunner;
import org.citationhubs.runtime.streams.StreamsSettings;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.topics.ReplicationCheck;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jboss.logging.Logger;

/** Starts the parts that need the topics: ingestion, Kafka Streams, queries and the live feed, in this order. */
@Singleton
final class ServiceStart {

    private static final Logger LOG = Logger.getLogger(ServiceStart.class);

    /** Pause of requests to an instance that did not answer: about the time in which a standby takes over unnoticed. */
    private static final Duration PEER_PAUSE = Duration.ofSeconds(1);

    /** Time limit for the delivery of a posted event; after it the request fails with 503. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private final HubsConfig config;
    private final Vertx vertx;
    private final QueryGateway queries;
    private final Feed feed;
    private final IngestGateway events;
    private final MeterRegistry meters;
    private final AllowedPeers allowedPeers;
    private final PeerSecretSource peerSecrets;
    private final InstanceTls tls;
    private final Tracing tracing;

    ServiceStart(
            HubsConfig config,
            Vertx vertx,
            QueryGateway queries,
            Feed feed,
            IngestGateway events,
            MeterRegistry meters,
            AllowedPeers allowedPeers,
            PeerSecretSource peerSecrets,
            InstanceTls tls,
            Tracing tracing) {
        this.config = config;
        this.vertx = vertx;
        this.queries = queries;
        this.feed = feed;
        this.events = events;
        this.meters = meters;
        this.allowedPeers = allowedPeers;
        this.peerSecrets = peerSecrets;
        this.tls = tls;
        this.tracing = tracing;
    }

    /**
     * Waits for the topics and starts the parts.
     *
     * @param parts receives each part as soon as it is started
     */
    void run(KafkaConnection kafka, TopicCatalog catalog, ServiceParts parts) throws InterruptedException {
        Optional<Integer> partitionsOfCreated =
                config.createTopics() ? Optional.of(config.partitions()) : Optional.empty();
        if (kafka.isEmbedded()) {
            // Only this service sets up its own broker, so that a data folder of an earlier release needs no tool.
            kafka.topics().alterRefusedSettings(catalog.all());
        }
        Map<String, Integer> partitions = new TopicsAwaiter(kafka.topics(), catalog, partitionsOfCreated).await();
        // After the topics exist: the metadata request of a producer may create a missing topic with default settings.
        openIngestion(kafka);
        ReplicationRequirement replication =
                kafka.topics().possible(catalog.get(TopicCatalog.CITATIONS).replication());
        checkReplication(kafka, catalog, replication);
        StreamsRunner streams =
                startStreams(kafka, requireNonNull(partitions.get(TopicCatalog.CITATIONS)), replication, parts);
        openQueries(kafka, streams, parts);
        parts.add(new FeedReader(feed, kafka.bootstrapServers(), kafka.clientProperties(), partitions));
    }

    /** Warns of topics that an earlier start, or somebody else, created with less replication. */
    private static void checkReplication(KafkaConnection kafka, TopicCatalog catalog, ReplicationRequirement required) {
        List<String> names = new ArrayList<>(StreamsTopicNames.internal(HubsConfig.APPLICATION_ID));
        catalog.all().forEach(spec -> names.add(spec.name()));
        ReplicationCheck.differences(required, kafka.topics().describeNamed(names))
                .ifPresent(LOG::warn);
    }

    private void openIngestion(KafkaConnection kafka) {
        events.open(
                KafkaEventPublisher.open(
                        kafka.bootstrapServers(), DELIVERY_TIMEOUT, kafka.clientProperties(), tracing.ofEvents()),
                config.limits(),
                new ClockCheck(config.maxClockSkew()));
    }

    private StreamsRunner startStreams(
            KafkaConnection kafka, int partitions, ReplicationRequirement replication, ServiceParts parts)
            throws InterruptedException {
        StreamsSettings settings = new StreamsSettings(
                config,
                HubsConfig.APPLICATION_ID,
                kafka.bootstrapServers(),
                StateFolder.in(config.dataDir()).path(),
                instanceId(kafka),
                replication,
                kafka.clientProperties());
        MemoryBudget.of(config.rocksdb().memory().asLongValue()).warning().ifPresent(LOG::warn);
        ConfigCheck.heapWarning(ConfigCheck.heap(config), partitions).ifPresent(LOG::warn);
        RocksDbMemory.warning(config.rocksdb().writeBuffers().asLongValue(), partitions * HubsTopology.STORES_ON_DISK)
                .ifPresent(LOG::warn);
        StreamsRunner streams = parts.add(new StreamsRunner(
                settings,
                partitions,
                new MicrometerStreamMeters(meters),
                tracing.ofStreams(),
                error -> Quarkus.asyncExit(1)));
        parts.add(ServiceMeters.bind(meters, streams, settings));
        streams.createRepartitionTopics(kafka.topics());
        streams.start();
        return streams;
    }

    /**
     * Returns the id of the static member. The only process of an embedded broker always has the same id: after
     * a crash it gets its partitions back at once, while a dynamic member would wait for the session timeout of
     * its predecessor.
     */
    private Optional<String> instanceId(KafkaConnection kafka) {
        return config.instanceId().or(() -> kafka.isEmbedded() ? Optional.of("embedded") : Optional.empty());
    }

    private void openQueries(KafkaConnection kafka, StreamsRunner streams, ServiceParts parts)
            throws InterruptedException {
        HostPort self = config.advertisedAddress();
        PeerHealth health = new PeerHealth(PEER_PAUSE, System::nanoTime);
        HttpPeerClient peers = parts.add(new HttpPeerClient(vertx, health, allowedPeers, peerSecrets, tls.options()));
        tls.onUpdate(peers::update);
        QueryService service = parts.add(QueryService.of(
                streams.streams(),
                streams.topologySettings(),
                kafka.admin(),
                self,
                peers,
                health,
                new QuerySettings(
                        config.queryTimeout(),
                        config.standbyMaxLag(),
                        StreamsProperties.SEND_TIME,
                        config.minOffsetTimeout(),
                        config.queryScanTime())));
        queries.open(service);
    }
}
