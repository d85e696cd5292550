package org.citationhubs.bench.side;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.streams.StreamsSettings;

/** The settings that the service has when nothing is configured, so that what is measured is what is shipped. */
final class ShippedSettings {

    private ShippedSettings() {}

    static StreamsSettings of(String group, String bootstrapServers, Path stateFolder) {
        return new StreamsSettings(
                config(), group, bootstrapServers, stateFolder, Optional.of("embedded"), Map.of());
    }

    private static HubsConfig config() {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(HubsConfig.class.getResource("/application.properties")))
                    .withMapping(HubsConfig.class)
                    .build()
                    .getConfigMapping(HubsConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the service's own settings cannot be read", e);
        }
    }
}
