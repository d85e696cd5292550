package org.citationhubs.ingest.command;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.citationhubs.ingest.follow.management.FollowHealth;
import org.citationhubs.ingest.follow.management.ManagementServer;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for the port of health and metrics. */
final class FollowManagement {

    /** For the help text. */
    static final String PORT = "HUBS_FOLLOW_PORT";

    static final String HOST = "HUBS_FOLLOW_HOST";

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of health and metrics (default: $" + PORT + ", else 9001). With --once there is none.")
    private @Nullable Integer port;

    @Option(
            names = "--management-host",
            paramLabel = "HOST",
            description = "Address of that port; it asks for no credentials (default: $" + HOST + ", else localhost).")
    private @Nullable String host;

    /**
     * Opens the port.
     *
     * @throws ImportException if it is in use
     */
    ManagementServer open(
            CommandLine command,
            Map<String, String> environment,
            PrometheusMeterRegistry metrics,
            FollowHealth health) {
        InetSocketAddress address = address(command, environment);
        try {
            return ManagementServer.start(address, metrics, health);
        } catch (IOException e) {
            throw new ImportException(
                    "cannot open port " + address.getPort() + " of " + address.getHostString()
                            + " for health and metrics: " + e.getMessage() + "; choose another one with " + PORT,
                    e);
        }
    }

    private InetSocketAddress address(CommandLine command, Map<String, String> environment) {
        String chosenHost = host == null ? environment.getOrDefault(HOST, "").strip() : host;
        InetSocketAddress address =
                new InetSocketAddress(chosenHost.isEmpty() ? "localhost" : chosenHost, number(command, environment));
        if (address.isUnresolved()) {
            throw new ParameterException(command, "--management-host: there is no host '" + chosenHost + "'");
        }
        return address;
    }

    private int number(CommandLine command, Map<String, String> environment) {
        String variable = environment.getOrDefault(PORT, "").strip();
        try {
            int number = port != null ? port : variable.isEmpty() ? 9001 : Integer.parseInt(variable);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ParameterException(command, PORT + ": '" + variable + "' is not a port", e);
        }
        throw new ParameterException(command, "--management-port: not from 0 to 65535");
    }
}
