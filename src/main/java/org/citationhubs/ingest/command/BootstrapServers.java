package org.citationhubs.ingest.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the brokers for a command that runs beside the service. */
final class BootstrapServers {

    private BootstrapServers() {}

    /**
     * Returns {@code KAFKA_BOOTSTRAP_SERVERS}. Without it, returns the embedded broker of a service on this machine, on
     * port {@code HUBS_EMBEDDED_PORT} (default 9092).
     */
    static String of(Map<String, String> environment) {
        String servers = valueOf(environment, "KAFKA_BOOTSTRAP_SERVERS");
        if (servers != null) {
            return servers;
        }
        String port = valueOf(environment, "HUBS_EMBEDDED_PORT");
        return "localhost:" + (port == null ? "9092" : port);
    }

    private static @Nullable String valueOf(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
