package org.citationhubs.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;
import org.citationhubs.topics.TopicSpec.SettingCheck;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void containsEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("topics"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(catalog.all().stream()
                            .map(spec -> spec.name() + ".yaml")
                            .toList());
        }
    }

    @Test
    void inputsAreRetainedForever() {
        for (String input : new String[] {TopicCatalog.CITATIONS, TopicCatalog.WORKS}) {
            assertThat(catalog.get(input).settings())
                    .extractingByKeys(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.RETENTION_MS_CONFIG,
                            TopicConfig.RETENTION_BYTES_CONFIG)
                    .extracting(TopicSpec.TopicSetting::value)
                    .containsExactly("delete", "-1", "-1");
        }
    }

    @Test
    void summariesAndRevocationsAloneAreCompacted() {
        assertThat(catalog.all())
                .filteredOn(spec -> spec.settings()
                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value()
                        .contains("compact"))
                .extracting(TopicSpec::name)
                .containsExactly(TopicCatalog.SOURCES, TopicCatalog.HUB_SUMMARIES);
    }

    @Test
    void inputsArePartitionedLikeCitations() {
        assertThat(List.of(TopicCatalog.WORKS, TopicCatalog.SOURCES))
                .extracting(input -> catalog.get(input).partitions().sameAs())
                .containsOnly(TopicCatalog.CITATIONS);
        assertThat(catalog.all()).extracting(spec -> spec.partitions().count()).containsOnly(4);
        assertThat(catalog.all())
                .extracting(spec -> spec.partitions().variable())
                .containsOnly("HUBS_PARTITIONS");
    }

    @Test
    void aDeadLetterFitsTheLargestEventInBase64() {
        long event = Long.parseLong(setting(TopicCatalog.CITATIONS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
        long deadLetter = Long.parseLong(setting(TopicCatalog.DEAD_LETTERS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));

        assertThat(event).isGreaterThan(1 << 20);
        assertThat(deadLetter).isGreaterThan(event * 2);
    }

    @Test
    void inputsAcceptTheRecordsOfLargerEvents() {
        TopicCatalog larger = catalog.withInputRecordsOf(2_000_000);

        assertThat(List.of(TopicCatalog.CITATIONS, TopicCatalog.WORKS))
                .allSatisfy(input -> assertThat(larger.get(input).settings().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                        .isEqualTo(new TopicSpec.TopicSetting(
                                "2000000",
                                SettingCheck.AT_LEAST,
                                catalog.get(input)
                                        .settings()
                                        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                        .why())));
        assertThat(catalog.withInputRecordsOf(1).all()).isEqualTo(catalog.all());
        assertThat(larger.get(TopicCatalog.HUB_SUMMARIES)).isEqualTo(catalog.get(TopicCatalog.HUB_SUMMARIES));
    }

    @Test
    void requiresConsumersToReadCommitted() {
        assertThat(catalog.all()).extracting(TopicSpec::readers).allMatch(text -> text.contains("read_committed"));
    }

    @Test
    void everyTopicHasASchema() {
        assertThat(catalog.all())
                .extracting(spec -> catalog.schema(spec.name()))
                .allMatch(schema -> schema.contains("https://json-schema.org/draft/2020-12/schema"));
    }

    @Test
    void anInputOfOneWriterIsLikeCitations() {
        TopicCatalog more = catalog.withInputs(List.of("citations.v1.crossref-crawler"));

        TopicSpec added = more.get("citations.v1.crossref-crawler");
        assertThat(added.settings())
                .isEqualTo(catalog.get(TopicCatalog.CITATIONS).settings());
        assertThat(added.partitions().sameAs()).isEqualTo(TopicCatalog.CITATIONS);
        assertThat(more.all()).hasSize(catalog.all().size() + 1);
    }

    @Test
    void anUnknownTopicIsNamed() {
        assertThatThrownBy(() -> catalog.get("citations.v2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("citations.v2");
    }

    @Test
    void replicasAreLimitedByTheNumberOfBrokers() {
        ReplicationRequirement required = new ReplicationRequirement(3, 2, "safe");

        assertThat(required.on(1)).isEqualTo(new ReplicationRequirement(1, 1, "safe"));
        assertThat(required.on(2)).isEqualTo(new ReplicationRequirement(2, 1, "safe"));
        assertThat(required.on(3)).isEqualTo(required);
        assertThat(required.on(9)).isEqualTo(required);
    }

    @Test
    void atLeastTreatsMinusOneAsUnlimited() {
        assertThat(SettingCheck.AT_LEAST.accepts("-1", "-1")).isTrue();
        assertThat(SettingCheck.AT_LEAST.accepts("-1", "604800000")).isFalse();
        assertThat(SettingCheck.AT_LEAST.accepts("1000", "-1")).isTrue();
        assertThat(SettingCheck.AT_LEAST.accepts("1000", "999")).isFalse();
        assertThat(SettingCheck.AT_LEAST.accepts("1000", "much")).isFalse();
    }

    private String setting(String topic, String name) {
        return catalog.get(topic).settings().get(name).value();
    }
}
