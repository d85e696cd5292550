package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.embedded.FileLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that times and memory of the deployments add up. */
class DeploymentArithmeticTest {

    /** Time for closing HTTP and ending the process. */
    private static final Duration END = Duration.ofSeconds(5);

    private static final HubsConfig DEFAULTS = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(HubsConfig.class)
            .withDefaultValue("hubs.advertised-address", "localhost:8080")
            .build()
            .getConfigMapping(HubsConfig.class);

    private final JsonNode set = Manifests.one(Manifests.KUBERNETES.resolve("base/stateful-set.yaml"));
    private final JsonNode pod = set.at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");
    private final JsonNode compose = Manifests.one(Manifests.COMPOSE).at("/services/hubs-1");

    @Test
    void aCleanStopFitsIntoTheGracePeriod() {
        Duration delay = seconds(setting("base", "HUBS_STOP_DELAY"));
        Duration streams = seconds(setting("base", "HUBS_STREAMS_CLOSE_TIMEOUT"));

        assertThat(Duration.ofSeconds(pod.get("terminationGracePeriodSeconds").asInt()))
                .isGreaterThanOrEqualTo(
                        delay.plus(streams).plus(FileLimits.BESIDE_STREAMS).plus(END));
        assertThat(seconds(compose.get("stop_grace_period").asText()))
                .isGreaterThanOrEqualTo(DEFAULTS.streams()
                        .closeTimeout()
                        .plus(FileLimits.BESIDE_STREAMS)
                        .plus(END));
    }

    @Test
    void readinessIsNoticedBeforeTheStreamsClose() {
        JsonNode probe = container.get("readinessProbe");
        int noticed = probe.get("periodSeconds").asInt()
                * probe.get("failureThreshold").asInt();

        assertThat(seconds(setting("base", "HUBS_STOP_DELAY"))).isGreaterThan(Duration.ofSeconds(noticed));
    }

    @Test
    void noProbeOverlapsItself() {
        for (String name : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode probe = container.get(name);
            assertThat(probe.get("timeoutSeconds").asInt())
                    .as(name)
                    .isLessThanOrEqualTo(probe.get("periodSeconds").asInt());
        }
    }

    @Test
    void probesTolerateSlowStartsAndPauses() {
        // Twenty times the measured start until ready on two processors (5 s, see operations.md).
        assertThat(budget("startupProbe")).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
        assertThat(budget("livenessProbe")).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aPodRestartsWithinItsSessionTimeout() {
        Duration session = Duration.ofMillis(
                ((Number) ConsumerConfig.configDef().defaultValues().get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))
                        .longValue());

        // After the streams are closed: the rest of the stop, and a start of twenty seconds.
        assertThat(session).isGreaterThan(FileLimits.BESIDE_STREAMS.plus(END).plusSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"base, 1536Mi", "overlays/production, 4Gi"})
    void memoryFitsIntoTheLimitOfThePod(String folder, String limit) {
        JsonNode resources = folder.equals("base")
                ? container.get("resources")
                : Manifests.one(Manifests.KUBERNETES.resolve(folder).resolve("stateful-set.yaml"))
                        .at("/spec/template/spec/containers/0/resources");

        assertThat(resources.at("/limits/memory").asText()).isEqualTo(limit);
        // A pod that uses more than it requested is evicted first when its node is full.
        assertThat(resources.at("/requests/memory")).isEqualTo(resources.at("/limits/memory"));
        assertFits(Manifests.bytes(limit), Manifests.bytes(setting(folder, "HUBS_ROCKSDB_MEMORY")));
    }

    @Test
    void memoryFitsIntoTheLimitOfCompose() {
        assertFits(
                Manifests.bytes(compose.get("mem_limit").asText()),
                Manifests.bytes(compose.at("/environment/HUBS_ROCKSDB_MEMORY").asText()));
    }

    @Test
    void memoryBesideHeapAndStoresIsLimitedByTheJvm() {
        long bounded = option("MaxMetaspaceSize=(\\d+m)")
                + option("ReservedCodeCacheSize=(\\d+m)")
                + option("MaxDirectMemorySize=(\\d+m)");
        long stacks = 80 * option("-Xss(\\d+k)");

        assertThat(bounded + stacks).isLessThanOrEqualTo(FileLimits.MEMORY_BESIDE);
    }

    private static void assertFits(long limit, long stores) {
        long heap = limit * Long.parseLong(match("MaxRAMPercentage=(\\d+)")) / 100;

        assertThat(heap + stores + FileLimits.MEMORY_BESIDE).isLessThanOrEqualTo(limit);
    }

    private static long option(String pattern) {
        return Manifests.bytes(match(pattern));
    }

    private static String match(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(Manifests.text(Manifests.JVM_OPTIONS));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private Duration budget(String probe) {
        return Duration.ofSeconds(container.at("/" + probe + "/periodSeconds").asLong()
                * container.at("/" + probe + "/failureThreshold").asLong());
    }

    /** Returns a setting from the kustomization of the base or of an overlay. */
    private static String setting(String folder, String variable) {
        JsonNode kustomization =
                Manifests.one(Manifests.KUBERNETES.resolve(folder).resolve("kustomization.yaml"));
        return Manifests.each(kustomization.at("/configMapGenerator/0/literals"))
                .map(JsonNode::asText)
                .filter(literal -> literal.startsWith(variable + "="))
                .map(literal -> literal.substring(variable.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text.toLowerCase(Locale.ROOT).replace("s", "")));
    }
}
