package org.citationhubs.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {

    @Test
    void tracingIsOffWithoutAnEndpoint() {
        assertThat(isOff(Map.of())).isTrue();
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""))).isTrue();
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")))
                .isFalse();
    }

    @Test
    void tracingCanBeDisabledDespiteAnEndpoint() {
        assertThat(isOff(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "QUARKUS_OTEL_SDK_DISABLED", "true")))
                .isTrue();
    }

    @Test
    void theExporterUsesTheVariablesOfOpenTelemetry() {
        SmallRyeConfig config = with(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=abc"));

        assertThat(config.getValue("quarkus.otel.exporter.otlp.endpoint", String.class))
                .isEqualTo("http://collector:4318");
        assertThat(config.getValue("quarkus.otel.exporter.otlp.protocol", String.class))
                .isEqualTo("http/protobuf");
        assertThat(config.getValue("quarkus.otel.exporter.otlp.headers", String.class))
                .isEqualTo("authorization=abc");
    }

    private static boolean isOff(Map<String, String> environment) {
        return with(environment)
                .getOptionalValue(TracingSwitch.DISABLED, Boolean.class)
                .orElse(false);
    }

    /** Returns the packaged properties with an environment. */
    private static SmallRyeConfig with(Map<String, String> environment) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredInterceptors()
                    .withSources(
                            new PropertiesConfigSource(
                                    TracingSwitchTest.class.getResource("/application.properties"), 250),
                            new EnvConfigSource(environment, 300))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
