package org.citationhubs.runtime.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.citationhubs.runtime.tls.ReloadingSslEngineFactory;

/** Reads the properties that every Kafka client gets from a file, which a deployment mounts from a secret. */
public final class ClientProperties {

    private static final String TLS_ENGINES = "ssl.engine.factory.class";

    private ClientProperties() {}

    /**
     * Returns the properties in a file. If they say TLS, clients read changed certificates without a restart, unless
     * the file names another factory of TLS engines.
     *
     * @throws IllegalArgumentException if the file cannot be read; the message names the key, the file and the reason
     */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("hubs.kafka.client-properties: cannot read " + file + ": " + e, e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        if (settings.getOrDefault("security.protocol", "").strip().endsWith("SSL")) {
            settings.putIfAbsent(TLS_ENGINES, ReloadingSslEngineFactory.class.getName());
        }
        return settings;
    }
}
