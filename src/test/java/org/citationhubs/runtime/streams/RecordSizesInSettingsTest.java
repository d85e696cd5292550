package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topology.stage.RecordSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All settings that bound a record say what {@link RecordSizes} says. */
class RecordSizesInSettingsTest {

    /** A summary has less than 64 KiB; what an instance adds to it is far less. */
    private static final int SUMMARY = 128 << 10;

    private static final HubsConfig DEFAULTS = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(HubsConfig.class)
            .withDefaultValue("hubs.advertised-address", "localhost:8080")
            .build()
            .getConfigMapping(HubsConfig.class);

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void theDefaultLimitsOfTheConfigurationAreThoseOfTheCode() {
        HubsConfig.Limits limits = DEFAULTS.limits();

        assertThat(limits.eventBytes()).isEqualTo(InputLimits.DEFAULT.eventBytes());
        assertThat(limits.referencesPerWork()).isEqualTo(InputLimits.DEFAULT.referencesPerWork());
        assertThat(limits.mentionsPerCitation()).isEqualTo(InputLimits.DEFAULT.mentionsPerCitation());
        assertThat(limits.contextCharacters()).isEqualTo(InputLimits.DEFAULT.contextCharacters());
    }

    @ParameterizedTest
    @ValueSource(strings = {TopicCatalog.CITATIONS, TopicCatalog.WORKS})
    void anInputTopicAcceptsTheLargestEvent(String input) {
        assertThat(maxMessageBytes(input)).isEqualTo(RecordSizes.inputRecord(InputLimits.DEFAULT.eventBytes()));
    }

    @Test
    void anOutputTopicAcceptsTheLargestRecord() {
        assertThat(maxMessageBytes(TopicCatalog.DEAD_LETTERS)).isEqualTo(RecordSizes.LARGEST_RECORD);
        assertThat(maxMessageBytes(TopicCatalog.HUB_SUMMARIES)).isGreaterThanOrEqualTo(SUMMARY);
    }

    @Test
    void producerAndInternalTopicsHaveTheLargestRecord() {
        Properties properties = StreamsProperties.of(
                new StreamsSettings(
                        DEFAULTS,
                        "sizes",
                        "localhost:1",
                        Path.of("state"),
                        Optional.empty(),
                        TopicCatalog.load().get(TopicCatalog.CITATIONS).replication(),
                        Map.of()),
                4);

        assertThat(properties)
                .containsEntry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        RecordSizes.LARGEST_RECORD)
                .containsEntry(
                        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), RecordSizes.LARGEST_RECORD);
    }

    @Test
    void theEventPublisherSendsTheLargestEvent() {
        assertThat(KafkaEventPublisher.MAX_REQUEST_BYTES)
                .isGreaterThanOrEqualTo(RecordSizes.inputRecord(RecordSizes.LARGEST_EVENT));
    }

    private int maxMessageBytes(String topic) {
        return Integer.parseInt(catalog.get(topic)
                .settings()
                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .value());
    }
}
