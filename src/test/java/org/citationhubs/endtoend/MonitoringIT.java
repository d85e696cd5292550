package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.ingest.command.DemoReplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every query of the dashboard and of the alerts in a real Prometheus that scrapes the service. */
class MonitoringIT {

    private static final Path MONITORING = Path.of("k8s", "components", "monitoring");
    private static final Duration TIMEOUT = Duration.ofSeconds(150);
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]+)\\{job=");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    private static final String UNKNOWN_ROLE = """
            {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
             "citations": [{"cited": {"id": "pmid:2"},
                            "mentions": [{"scheme": "scicite", "roles": [{"role": "unheard"}]}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void everyPanelAndEveryAlertHasData() throws Exception {
        Path program = Path.of("/usr/bin/prometheus");
        assumeTrue(Files.isExecutable(program), "skipped: " + program + " is not installed");
        try (ServiceProcess service = new ServiceProcess(folder)) {
            // given a service with the sample and a word that its vocabulary does not have, scraped by Prometheus
            service.start();
            assertThat(service.command("sample")).contains("published", DemoReplay.HUB);
            assertThat(service.post("/api/v1/citations", UNKNOWN_ROLE.getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(202);
            service.awaitCaughtUp();
            int port = ServiceProcess.freePort();
            Process prometheus = prometheus(program, service.managementAddress(), port);
            try {
                // when Prometheus runs the queries
                List<String> queries = new ArrayList<>(panels());
                for (String metric : metricsOfAlerts()) {
                    queries.add("count(" + metric + "{job=\"citation-hubs\"})");
                }
                assertThat(queries).hasSizeGreaterThan(30);
                // then each has a result
                await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                    List<String> empty = new ArrayList<>();
                    for (String query : queries) {
                        service.get("/api/v1/hubs/" + DemoReplay.HUB);
                        if (answer(port, query).at("/data/result").isEmpty()) {
                            empty.add(query);
                        }
                    }
                    assertThat(empty).isEmpty();
                });
                // and the counters contain the sample, complete lists, each once, and the other citation
                JsonNode applied = answer(port, "sum(hubs_citations_applied_total{job=\"citation-hubs\"})");
                assertThat(applied.at("/data/result/0/value/1").asInt()).isEqualTo(808);
            } finally {
                prometheus.destroy();
                assertThat(prometheus.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private Process prometheus(Path program, String target, int port) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: citation-hubs
                    metrics_path: /q/metrics
                    static_configs: [{targets: ["%s"]}]
                """.formatted(target));
        return new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private List<String> panels() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel :
                json.readTree(MONITORING.resolve("dashboard.json").toFile()).get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(target.get("expr").asText());
            }
        }
        return queries;
    }

    private static Set<String> metricsOfAlerts() throws IOException {
        JsonNode rules = new ObjectMapper(new YAMLFactory())
                .readTree(MONITORING.resolve("alerts.yaml").toFile())
                .at("/groups/0/rules");
        Set<String> metrics = new LinkedHashSet<>();
        for (JsonNode rule : rules) {
            Matcher found = METRIC.matcher(rule.get("expr").asText());
            while (found.find()) {
                metrics.add(found.group(1));
            }
        }
        return metrics;
    }

    private JsonNode answer(int port, String query) throws IOException, InterruptedException {
        URI uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = json.readTree(response.body());
        assertThat(answer.path("status").asText())
                .as("%s: %s", query, answer.path("error").asText())
                .isEqualTo("success");
        return answer;
    }
}
