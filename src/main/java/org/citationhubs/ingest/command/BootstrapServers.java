package org.citationhubs.ingest.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the brokers are, for a program that runs beside the service. */
final class BootstrapServers {

    private BootstrapServers() {}

    /**
     * {@code KAFKA_BOOTSTRAP_SERVERS}; when it is absent, the embedded broker of a service on this machine, on
     * {@code HUBS_EMBEDDED_PORT} (default 9092).
     */
    static String of(Map<String, String> environment) {
        String servers = set(environment, "KAFKA_BOOTSTRAP_SERVERS");
        if (servers != null) {
            return servers;
        }
        String port = set(environment, "HUBS_EMBEDDED_PORT");
        return "localhost:" + (port == null ? "9092" : port);
    }

    private static @Nullable String set(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
