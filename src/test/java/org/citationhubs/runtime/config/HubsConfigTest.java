package org.citationhubs.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citationhubs.access.SourceGrants;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.hub.summary.TierThresholds;
import org.citationhubs.query.routing.HostPort;
import org.junit.jupiter.api.Test;

class HubsConfigTest {

    @Test
    void hasDefaultsWithoutAnyVariable() {
        // when no variable is set
        HubsConfig config = with(Map.of());

        // then each value is its default, and none is invalid
        assertThat(config.dataDir()).isEqualTo(Path.of("data"));
        assertThat(config.embedded().port()).isEqualTo(9092);
        assertThat(config.partitions()).isEqualTo(4);
        assertThat(config.advertisedAddress()).isEqualTo(new HostPort("localhost", 8080));
        assertThat(config.instanceId()).isEmpty();
        assertThat(config.standbys()).isEmpty();
        assertThat(config.minCitingWorks()).isEqualTo(10);
        assertThat(config.publishInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.queryTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.standbyMaxLag()).isEqualTo(10_000);
        assertThat(config.maxClockSkew()).isEqualTo(Duration.ofHours(24));
        assertThat(fixed(config.limits())).isEqualTo(InputLimits.DEFAULT);
        assertThat(fixed(config.label())).isEqualTo(LabelRules.DEFAULT);
        assertThat(new TierRules(config.minCitingWorks(), fixed(config.tiers())))
                .isEqualTo(TierRules.DEFAULT);
        assertThat(config.createTopics()).isFalse();
        assertThat(config.stopDelay()).isZero();
        assertThat(config.kafka().bootstrapServers()).isEmpty();
        assertThat(config.kafka().clientProperties()).isEmpty();
        assertThat(config.rocksdb().memory().asLongValue()).isEqualTo(256L << 20);
        assertThat(config.rocksdb().writeBuffers().asLongValue()).isEqualTo(128L << 20);
        assertThat(config.insecure()).isFalse();
        assertThat(config.anonymousRead()).isTrue();
        assertThat(config.apiKeys()).isEmpty();
        assertThat(ConfigCheck.grants(config.sources())).isEqualTo(SourceGrants.NONE);
        assertThat(config.quotas().events()).isEqualTo(60_000);
        assertThat(config.quotas().questions()).isEqualTo(1_200);
        assertThat(config.quotas().streams()).isEqualTo(100);
        assertThat(ConfigCheck.errors(config)).isEmpty();
    }

    @Test
    void everyKeyHasAnEnvironmentVariable() {
        // when the variables of the keys are set
        HubsConfig config = with(Map.ofEntries(
                Map.entry("HUBS_DATA_DIR", "/var/lib/hubs"),
                Map.entry("HUBS_EMBEDDED_PORT", "19092"),
                Map.entry("HUBS_PARTITIONS", "12"),
                Map.entry("HUBS_CREATE_TOPICS", "true"),
                Map.entry("HUBS_STOP_DELAY", "5s"),
                Map.entry("HUBS_KAFKA_CLIENT_PROPERTIES", "/etc/hubs/client.properties"),
                Map.entry("HUBS_ADVERTISED_ADDRESS", "hubs-2.hubs:8443"),
                Map.entry("HUBS_INTERNAL_PORT", "8443"),
                Map.entry("HUBS_INTERNAL_PEERS", "hubs-1.hubs,hubs-2.hubs:8443"),
                Map.entry("HUBS_INTERNAL_SECRET_FILE", "/etc/hubs/instances/secret"),
                Map.entry("HUBS_INSTANCE_ID", "hubs-2"),
                Map.entry("HUBS_STANDBYS", "2"),
                Map.entry("HUBS_MIN_CITING_WORKS", "3"),
                Map.entry("HUBS_PUBLISH_INTERVAL", "250ms"),
                Map.entry("HUBS_MAX_CLOCK_SKEW", "10m"),
                Map.entry("HUBS_QUERY_TIMEOUT", "1s"),
                Map.entry("HUBS_STANDBY_MAX_LAG", "7"),
                Map.entry("HUBS_INSECURE", "true"),
                Map.entry("HUBS_ANONYMOUS_READ", "false"),
                Map.entry("HUBS_API_KEYS", "/etc/hubs/api-keys"),
                Map.entry("HUBS_SOURCES_PRINCIPALS", "crawler=crossref"),
                Map.entry("HUBS_SOURCES_TOPICS", "crawler"),
                Map.entry("HUBS_QUOTAS_EVENTS", "8"),
                Map.entry("HUBS_QUOTAS_QUESTIONS", "9"),
                Map.entry("HUBS_QUOTAS_STREAMS", "0"),
                Map.entry("HUBS_LIMITS_REFERENCES_PER_WORK", "20"),
                Map.entry("HUBS_LIMITS_MENTIONS_PER_CITATION", "30"),
                Map.entry("HUBS_LIMITS_CONTEXT_CHARACTERS", "40"),
                Map.entry("HUBS_LIMITS_EVENT_BYTES", "64K"),
                Map.entry("HUBS_ROCKSDB_MEMORY", "1G"),
                Map.entry("HUBS_ROCKSDB_WRITE_BUFFERS", "200M"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka-0:9092,kafka-1:9092")));

        // then each value is that of its variable, and none is invalid
        assertThat(config.dataDir()).isEqualTo(Path.of("/var/lib/hubs"));
        assertThat(config.embedded().port()).isEqualTo(19092);
        assertThat(config.partitions()).isEqualTo(12);
        assertThat(config.advertisedAddress()).hasToString("hubs-2.hubs:8443");
        assertThat(config.internal().port()).hasValue(8443);
        assertThat(config.internal().peers()).hasValue(List.of("hubs-1.hubs", "hubs-2.hubs:8443"));
        assertThat(config.internal().secretFile()).hasValue(Path.of("/etc/hubs/instances/secret"));
        assertThat(config.instanceId()).hasValue("hubs-2");
        assertThat(config.standbys()).hasValue(2);
        assertThat(config.minCitingWorks()).isEqualTo(3);
        assertThat(config.publishInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.maxClockSkew()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.queryTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.standbyMaxLag()).isEqualTo(7);
        assertThat(config.insecure()).isTrue();
        assertThat(config.anonymousRead()).isFalse();
        assertThat(config.apiKeys()).hasValue(Path.of("/etc/hubs/api-keys"));
        assertThat(ConfigCheck.grants(config.sources()).sourcesOf("crawler")).containsExactly("crossref");
        assertThat(ConfigCheck.sourcesOfTopics(config.sources())).isEqualTo(Map.of("crawler", Set.of("crossref")));
        assertThat(config.quotas().events()).isEqualTo(8);
        assertThat(config.quotas().questions()).isEqualTo(9);
        assertThat(config.quotas().streams()).isZero();
        assertThat(fixed(config.limits())).isEqualTo(InputLimits.of(20, 30, 40, 65_536));
        assertThat(config.kafka().bootstrapServers()).hasValue("kafka-0:9092,kafka-1:9092");
        assertThat(config.createTopics()).isTrue();
        assertThat(config.stopDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.kafka().clientProperties()).hasValue(Path.of("/etc/hubs/client.properties"));
        assertThat(config.rocksdb().memory().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.rocksdb().writeBuffers().asLongValue()).isEqualTo(200L << 20);
        assertThat(ConfigCheck.errors(config)).isEmpty();
    }

    @Test
    void theAdvertisedAddressHasTheInternalOrTheHttpPort() {
        assertThat(with(Map.of("QUARKUS_HTTP_PORT", "18080")).advertisedAddress())
                .hasToString("localhost:18080");
        assertThat(with(Map.of("QUARKUS_HTTP_PORT", "18080", "HUBS_INTERNAL_PORT", "18090"))
                        .advertisedAddress())
                .hasToString("localhost:18090");
    }

    @Test
    void thePeersMustIncludeTheAdvertisedAddress() {
        assertThat(ConfigCheck.errors(with(Map.of("HUBS_ADVERTISED_ADDRESS", "hubs-2.hubs:8443"))))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("hubs.internal.peers must name all instances, also this one, which is at"
                                + " hubs-2.hubs:8443"));
        assertThat(ConfigCheck.errors(with(
                        Map.of("HUBS_ADVERTISED_ADDRESS", "hubs-2.hubs:8443", "HUBS_INTERNAL_PEERS", ".hubs:8443"))))
                .isEmpty();
        assertThat(ConfigCheck.errors(with(Map.of("HUBS_INTERNAL_PEERS", "."))))
                .hasValueSatisfying(message -> assertThat(message).contains("hubs.internal.peers: an entry needs"));
        assertThat(ConfigCheck.errors(with(Map.of("HUBS_INTERNAL_PORT", "0"))))
                .hasValueSatisfying(message -> assertThat(message).contains("hubs.internal.port must be at least 1"));
    }

    @Test
    void onlyClustersHaveStandbysByDefault() {
        assertThat(ConfigCheck.standbys(with(Map.of()))).isZero();
        assertThat(ConfigCheck.standbys(with(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"))))
                .isEqualTo(1);
        assertThat(ConfigCheck.standbys(with(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "HUBS_STANDBYS", "0"))))
                .isZero();
    }

    @Test
    void anEmptyVariableCountsAsAbsent() {
        HubsConfig config = with(Map.of("KAFKA_BOOTSTRAP_SERVERS", "", "HUBS_INSTANCE_ID", "", "HUBS_STANDBYS", ""));

        assertThat(config.kafka().bootstrapServers()).isEmpty();
        assertThat(config.instanceId()).isEmpty();
        assertThat(config.standbys()).isEmpty();
    }

    @Test
    void reportsAllErrorsAtOnceWithTheirKeys() {
        // given several invalid values
        HubsConfig config = with(Map.of(
                "HUBS_PARTITIONS", "0",
                "HUBS_MIN_CITING_WORKS", "-1",
                "HUBS_STANDBYS", "-1",
                "HUBS_EMBEDDED_PORT", "70000",
                "HUBS_PUBLISH_INTERVAL", "0s",
                "HUBS_SOURCES_PRINCIPALS", "crawler",
                "HUBS_QUOTAS_EVENTS", "-1",
                "HUBS_LIMITS_EVENT_BYTES", "3G",
                "HUBS_ROCKSDB_WRITE_BUFFERS", "256M"));

        // when they are checked, then each is reported with its key
        assertThat(ConfigCheck.errors(config)).hasValueSatisfying(message -> assertThat(message.lines())
                .containsExactly(
                        "The configuration is invalid:",
                        " - hubs.partitions must be at least 1, is 0",
                        " - hubs.min-citing-works must be at least 1, is -1",
                        " - hubs.standbys must be at least 0, is -1",
                        " - hubs.embedded.port must be between 0 and 65535, is 70000",
                        " - hubs.publish-interval must be at least 1 ms, is PT0S",
                        " - hubs.sources.principals: 'crawler' must be PRINCIPAL=SOURCE,SOURCE, separated from the"
                                + " next by ';'",
                        " - hubs.quotas.events must be at least 0, is -1",
                        " - hubs.limits.event-bytes must be at most 2097152, so that the dead letter of an event fits"
                                + " into a record of 3145728 bytes; is 3221225472",
                        " - hubs.rocksdb.write-buffers must be less than hubs.rocksdb.memory, which includes it;"
                                + " is 268435456 of 268435456"));
    }

    @Test
    void aTopicNeedsTheSourcesOfItsWriter() {
        HubsConfig config = with(Map.of("HUBS_SOURCES_PRINCIPALS", "CN=a=s2", "HUBS_SOURCES_TOPICS", "CN=a,crawler"));

        assertThat(ConfigCheck.errors(config)).hasValueSatisfying(message -> assertThat(message.lines())
                .containsExactly(
                        "The configuration is invalid:",
                        " - hubs.sources.topics: 'CN=a' cannot be a part of the name of a topic",
                        " - hubs.sources.topics: hubs.sources.principals has no sources of 'crawler'"));
    }

    @Test
    void limitsUpToTheSizesOfRecordsAreAccepted() {
        assertThat(ConfigCheck.errors(
                        with(Map.of("HUBS_LIMITS_EVENT_BYTES", "2M", "HUBS_LIMITS_REFERENCES_PER_WORK", "100000"))))
                .isEmpty();
        assertThat(ConfigCheck.errors(with(
                        Map.of("HUBS_LIMITS_EVENT_BYTES", "2097153", "HUBS_LIMITS_REFERENCES_PER_WORK", "100001"))))
                .hasValueSatisfying(message -> assertThat(message.lines())
                        .hasSize(3)
                        .anyMatch(line -> line.startsWith(" - hubs.limits.references-per-work must be at most 100000"))
                        .anyMatch(line -> line.startsWith(" - hubs.limits.event-bytes must be at most 2097152")));
    }

    @Test
    void anAddressWithoutPortIsRejectedWithItsKey() {
        assertThatThrownBy(() -> with(Map.of("HUBS_ADVERTISED_ADDRESS", "hubs-2.hubs")))
                .hasMessageContaining("hubs.advertised-address")
                .hasMessageContaining("an address must be host:port, is hubs-2.hubs");
    }

    @Test
    void parsesAddressesStrictly() {
        assertThat(HostPort.of("[::1]:8080")).isEqualTo(new HostPort("[::1]", 8080));
        assertThatThrownBy(() -> HostPort.of(":8080")).hasMessageContaining("host");
        assertThatThrownBy(() -> HostPort.of("a:")).hasMessageContaining("must end in a port");
        assertThatThrownBy(() -> HostPort.of("a:http")).hasMessageContaining("must end in a port");
        assertThatThrownBy(() -> HostPort.of("a:65536")).hasMessageContaining("between 0 and 65535");
    }

    /** Returns the configuration of the packaged properties with the given environment variables. */
    private static HubsConfig with(Map<String, String> environment) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withSources(
                            new PropertiesConfigSource(
                                    HubsConfigTest.class.getResource("/application.properties"), 250),
                            new EnvConfigSource(environment, 300))
                    .withMapping(HubsConfig.class)
                    .build()
                    .getConfigMapping(HubsConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputLimits fixed(InputLimits limits) {
        return InputLimits.of(
                limits.referencesPerWork(),
                limits.mentionsPerCitation(),
                limits.contextCharacters(),
                limits.eventBytes());
    }

    private static TierThresholds fixed(TierThresholds tiers) {
        return TierThresholds.of(tiers.hub(), tiers.superHub(), tiers.megaHub(), tiers.hysteresis());
    }

    private static LabelRules fixed(LabelRules label) {
        return LabelRules.of(
                label.leastClassified(),
                label.share(),
                label.lowerBound(),
                label.contestedShare(),
                label.contestedLeast(),
                label.hysteresis());
    }
}
