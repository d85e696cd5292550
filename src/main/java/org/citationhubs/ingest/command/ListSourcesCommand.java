package org.citationhubs.ingest.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the sources of citations as a running service knows them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the sources of citations as a running service knows them.",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  QUARKUS_HTTP_PORT  port of a service on this machine (default: 8080)",
            "  HUBS_API_KEY       key for a service that asks who is calling, sent as X-API-Key"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all sources are listed",
            "1:the service does not answer",
            "2:the command line is invalid",
            "3:partitions did not answer, so that figures are too small"
        })
final class ListSourcesCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int FAILED = 1;
    private static final int INCOMPLETE = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the service (default: the one on this machine).")
    private @Nullable String url;

    /** Creates the command with the environment variables of the process. */
    ListSourcesCommand() {
        this(System.getenv());
    }

    ListSourcesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        URI address = address();
        PrintWriter err = command().commandLine().getErr();
        try {
            HttpResponse<byte[]> response = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request(address), BodyHandlers.ofByteArray());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                err.printf(
                        "%s answers %d: %s%n",
                        address, response.statusCode(), answer.path("detail").asText());
                return FAILED;
            }
            print(answer.path("items"));
            if (!answer.path("unavailable").isEmpty()) {
                err.println("partitions that did not answer, whose works are missing: " + answer.path("unavailable"));
                return INCOMPLETE;
            }
            return 0;
        } catch (IOException e) {
            err.println("no answer from " + address + ": " + e);
            return FAILED;
        }
    }

    private void print(JsonNode sources) {
        PrintWriter out = command().commandLine().getOut();
        String row = "%-24s %12s %14s  %-24s %s%n";
        out.printf(row, "SOURCE", "WORKS", "CITATIONS", "LAST OBSERVED", "REVOKED");
        for (JsonNode source : sources) {
            out.printf(
                    Locale.ROOT,
                    row,
                    SourcePublication.displayName(source.path("source").asText()),
                    source.path("works").asText(),
                    source.path("citations").asText(),
                    source.path("lastObservedAt").asText("-"),
                    revocation(source));
        }
        out.flush();
    }

    private static String revocation(JsonNode source) {
        if (!source.path("revoked").asBoolean()) {
            return "no";
        }
        String reason = source.path("reason").asText("");
        return reason.isEmpty() ? "yes" : "yes: " + reason;
    }

    private HttpRequest request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        String key = environment.getOrDefault("HUBS_API_KEY", "").strip();
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        return request.header("Accept", "application/json").build();
    }

    private URI address() {
        String port = environment.getOrDefault("QUARKUS_HTTP_PORT", "").strip();
        String base = url == null ? "http://localhost:" + (port.isEmpty() ? "8080" : port) : url.strip();
        String path = (base.endsWith("/") ? base : base + '/') + "api/v1/sources";
        try {
            URI address = URI.create(path);
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("no address of a service");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command().commandLine(), "--url: '" + base + "' is not like http://localhost:8080");
        }
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }
}
