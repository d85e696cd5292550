package org.citationhubs.runtime.streams;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.TopologySettings;
import org.jboss.logging.Logger;

/** One life of Kafka Streams: built for the partitions that the topics have, started, and closed within a bound. */
public final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamsRunner.class);

    private final StreamsSettings settings;
    private final int partitions;
    private final KafkaStreams streams;
    private final RestoreProgress restoreProgress = new RestoreProgress();

    /**
     * Builds the topology.
     *
     * @param partitions of {@code citations.v1} as it is
     * @param meters hear what the stages do
     * @param traces follow the events that are traced
     * @param onFailure hears of an error that ended all stream threads
     */
    public StreamsRunner(
            StreamsSettings settings,
            int partitions,
            StreamMeters meters,
            StreamTraces traces,
            Consumer<Throwable> onFailure) {
        this.settings = settings;
        this.partitions = partitions;
        Properties properties = StreamsProperties.of(settings, partitions);
        properties.put(StreamMeters.SETTING, meters);
        properties.put(StreamTraces.SETTING, traces);
        this.streams = new KafkaStreams(HubsTopology.build(topologySettings(), properties), properties);
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("a stream thread ended; the process stops so that it is started anew", error);
            onFailure.accept(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setGlobalStateRestoreListener(restoreProgress);
        streams.setStateListener((now, before) -> LOG.infof("streams state=%s before=%s", now, before));
    }

    /** What the topology was built with. */
    public TopologySettings topologySettings() {
        HubsConfig config = settings.config();
        return new TopologySettings(
                settings.applicationId(),
                partitions,
                config.limits(),
                ConfigCheck.rules(config),
                config.publishInterval(),
                config.streams().publishBudget(),
                Math.max(1, ConfigCheck.liveHubBytes(config) / partitions),
                Math.max(1_024, 1_000_000 / partitions));
    }

    /** Joins the group and begins to work. */
    public void start() {
        streams.start();
    }

    /** The streams, for queries. */
    public KafkaStreams streams() {
        return streams;
    }

    /** How much of the state is still to be read back. */
    public RestoreProgress restoreProgress() {
        return restoreProgress;
    }

    /** Leaves in order, within the bound; a static member stays in the group, for it will be back. */
    @Override
    public void close() {
        Duration bound = settings.config().streams().closeTimeout();
        CloseOptions options = CloseOptions.timeout(bound)
                .withGroupMembershipOperation(
                        settings.instanceId().isPresent()
                                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(options)) {
            LOG.warnf("streams did not close within %s; state may have to be restored", bound);
        }
    }
}
