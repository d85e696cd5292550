package org.citationhubs.ingest.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SourcesCommandTest {

    private static final String ANSWER = """
        {"items": [{"source": "", "works": 2, "citations": 3, "lastObservedAt": "2026-05-25T10:00:00Z",
                    "revoked": false},
                   {"source": "crossref", "works": 120, "citations": 4500, "lastObservedAt": null, "revoked": true,
                    "reason": "Wrong."}],
         "unavailable": [%s]}
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                               | expected one of the commands list, revoke, restore",
                "revoke                           | Missing required options and parameters: '--reason=TEXT', 'SYSTEM'",
                "revoke crossref                  | Missing required option: '--reason=TEXT'",
                "restore                          | Missing required parameter: 'SYSTEM'",
                "restore <b>x</b>                 | '<b>x</b>': no event names a system so",
                "restore x --producer-config none | none does not exist or cannot be read",
                "list --url ftp://host            | --url: 'ftp://host' is not like http://localhost:8080"
            })
    void aCommandThatSaysTooLittleIsRefused(String arguments, String message) {
        assertThat(run(arguments)).isEqualTo(2);

        assertThat(err.toString()).startsWith(message);
    }

    @Test
    void helpTellsWhatTheCommandsDo() {
        assertThat(run("--help")).isZero();
        assertThat(run("revoke --help")).isZero();
        assertThat(run("list --help")).isZero();

        assertThat(out.toString())
                .contains("list", "revoke", "restore", "--reason=TEXT", "KAFKA_BOOTSTRAP_SERVERS", "Exit codes:")
                .contains("HUBS_API_KEY", "--url=URL");
    }

    @Test
    void sourcesAreListedWithTheirRevocation() throws IOException {
        // given a service that knows two sources
        AtomicReference<String> key = new AtomicReference<>();
        HttpServer service = service(200, ANSWER.formatted(""), key);
        try {
            // when they are listed
            int exitCode = run(environment(service), "list");

            // then each has a line
            assertThat(exitCode).as(err.toString()).isZero();
            assertThat(out.toString().lines())
                    .containsExactly(
                            "SOURCE                          WORKS      CITATIONS  LAST OBSERVED            REVOKED",
                            "(no name)                           2              3  2026-05-25T10:00:00Z     no",
                            "crossref                          120           4500  -                        "
                                    + "yes: Wrong.");
            assertThat(key.get()).isEqualTo("k-1");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void missingPartitionsAreNamed() throws IOException {
        HttpServer service = service(200, ANSWER.formatted("2, 5"), new AtomicReference<>());
        try {
            assertThat(run(Map.of(), "list --url " + url(service) + "/")).isEqualTo(3);

            assertThat(err.toString()).startsWith("partitions that did not answer, whose works are missing: [2,5]");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aProblemOfTheServiceIsPrinted() throws IOException {
        HttpServer service = service(503, "{\"detail\": \"The service is starting.\"}", new AtomicReference<>());
        try {
            assertThat(run(environment(service), "list")).isEqualTo(1);

            assertThat(err.toString()).endsWith("answers 503: The service is starting.\n");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aServiceThatIsNotThereIsNamed() throws IOException {
        String port = freePort();

        assertThat(run(Map.of("QUARKUS_HTTP_PORT", port), "list")).isEqualTo(1);

        assertThat(err.toString()).startsWith("no answer from http://localhost:" + port + "/api/v1/sources: ");
    }

    private int run(String arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String arguments) {
        CommandLine.IFactory commands = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == ListSourcesCommand.class
                        ? type.cast(new ListSourcesCommand(environment))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        return new CommandLine(SourcesCommand.class, commands)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }

    private static HttpServer service(int status, String answer, AtomicReference<String> key) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/v1/sources", exchange -> {
            key.set(exchange.getRequestHeaders().getFirst("X-API-Key"));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        return service;
    }

    private static Map<String, String> environment(HttpServer service) {
        return Map.of("QUARKUS_HTTP_PORT", Integer.toString(service.getAddress().getPort()), "HUBS_API_KEY", "k-1");
    }

    private static String url(HttpServer service) {
        return "http://localhost:" + service.getAddress().getPort();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
