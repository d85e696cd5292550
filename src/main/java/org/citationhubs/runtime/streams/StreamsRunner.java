package org.citationhubs.runtime.streams;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicAdminException;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.stage.CrawlerTopics;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.TopologySettings;
import org.jboss.logging.Logger;

/** Builds the topology for the partitions of the input, and starts and closes Kafka Streams. */
public final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamsRunner.class);

    private final StreamsSettings settings;
    private final int partitions;
    private final CacheBudget caches;
    private final List<NewTopic> repartitionTopics;
    private final KafkaStreams streams;
    private final RestoreProgress restoreProgress = new RestoreProgress();

    /**
     * Builds the topology.
     *
     * @param partitions number of partitions of {@code citations.v1}
     * @param meters meters of the stages
     * @param traces traces of the events
     * @param onFailure receives the error that ended all stream threads
     */
    public StreamsRunner(
            StreamsSettings settings,
            int partitions,
            StreamMeters meters,
            StreamTraces traces,
            Consumer<Throwable> onFailure) {
        this.settings = settings;
        this.partitions = partitions;
        this.caches = new CacheBudget(ConfigCheck.heap(settings.config()));
        Properties properties = StreamsProperties.of(settings, partitions);
        this.repartitionTopics = RepartitionTopics.of(settings.applicationId(), partitions, properties);
        properties.put(StreamMeters.SETTING, meters);
        properties.put(StreamTraces.SETTING, traces);
        properties.put(
                PublishedKeys.SETTING,
                new KafkaPublishedKeys(settings.bootstrapServers(), settings.clients(), partitions));
        this.streams = new KafkaStreams(
                HubsTopology.build(topologySettings(), properties),
                properties,
                new StreamsClients(StreamsProperties.inputBuffers(settings, partitions)));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("a stream thread failed; the process exits to be restarted", error);
            onFailure.accept(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setGlobalStateRestoreListener(restoreProgress);
        streams.setStateListener((now, before) -> LOG.infof("streams state=%s previous=%s", now, before));
    }

    /** Returns the settings of the topology. */
    public TopologySettings topologySettings() {
        HubsConfig config = settings.config();
        return new TopologySettings(
                settings.applicationId(),
                partitions,
                config.limits(),
                new ClockCheck(config.maxClockSkew()),
                ConfigCheck.rules(config),
                config.publishInterval(),
                config.streams().publishBudget(),
                caches,
                CrawlerTopics.of(ConfigCheck.sourcesOfTopics(config.sources())),
                ConfigCheck.sourceRank(config));
    }

    /**
     * Creates missing repartition topics, see {@link RepartitionTopics}. Kafka Streams creates them if this fails.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public void createRepartitionTopics(TopicAdmin topics) throws InterruptedException {
        try {
            List<String> unused = topics.createMissing(repartitionTopics);
        } catch (TopicAdminException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while creating the repartition topics");
            }
            LOG.infof("repartition topics are left to Kafka Streams: %s", e.getMessage());
        }
    }

    /** Joins the consumer group and starts processing. */
    public void start() {
        streams.start();
    }

    /** Returns the client, for queries. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Returns how much state must still be restored. */
    public RestoreProgress restoreProgress() {
        return restoreProgress;
    }

    /** Closes Kafka Streams within the time limit. A static member stays in the group, because it will return. */
    @Override
    public void close() {
        Duration timeout = settings.config().streams().closeTimeout();
        CloseOptions options = CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(
                        settings.instanceId().isPresent()
                                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(options)) {
            LOG.warnf("streams did not close within %s; state may have to be restored at the next start", timeout);
        }
    }
}
