package org.citationhubs.bench.side;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.streams.StreamsSettings;

/** The settings that the service has when nothing is configured, so that what is measured is what is shipped. */
final class ShippedSettings {

    private ShippedSettings() {}

    static StreamsSettings of(String group, String bootstrapServers, Path stateFolder) {
        HubsConfig config = config();
        return new StreamsSettings(
                group,
                bootstrapServers,
                stateFolder,
                "localhost:8080",
                Optional.of("embedded"),
                config.streams().threads().orElse(Runtime.getRuntime().availableProcessors()),
                0,
                config.streams().commitInterval(),
                ConfigCheck.rules(config),
                config.publishInterval(),
                config.streams().publishBudget(),
                ConfigCheck.liveHubBytes(config),
                config.rocksdb().memory().asLongValue(),
                config.rocksdb().writeBuffers().asLongValue(),
                ConfigCheck.limits(config),
                config.streams().closeTimeout(),
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
            throw new UncheckedIOException("the service's own settings cannot be read", e);
        }
    }
}
