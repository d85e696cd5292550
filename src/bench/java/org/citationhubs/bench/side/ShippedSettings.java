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
import org.citationhubs.topics.TopicSpec.ReplicationRequirement;

/** Loads the default settings of the service, so that the shipped configuration is measured. */
final class ShippedSettings {

    private ShippedSettings() {}

    static StreamsSettings of(String group, String bootstrapServers, Path stateFolder) {
        return new StreamsSettings(
                config(),
                group,
                bootstrapServers,
                stateFolder,
                Optional.of("embedded"),
                new ReplicationRequirement(1, 1, "there is one broker"),
                Map.of());
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
            throw new UncheckedIOException("cannot read the default settings of the service", e);
        }
    }
}
