package org.citationhubs.endtoend;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.ingest.command.DemoReplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every question of the dashboard and of the alerts is one that a real Prometheus answers from what the service says of itself. */
class MonitoringIT {

    private static final Path MONITORING = Path.of("k8s", "components", "monitoring");
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]+)\\{job=");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void everyPanelHasDataAndEveryAlertHasItsMeters() throws Exception {
        Path program = Path.of("/usr/bin/prometheus");
        assumeTrue(Files.isExecutable(program), "skipped: there is no " + program);
        try (ServiceProcess service = new ServiceProcess(folder)) {
            // given a service that has worked, asked by Prometheus
            service.start();
            assertThat(service.command("sample")).contains("published", DemoReplay.HUB);
            service.awaitCaughtUp();
            int port = ServiceProcess.freePort();
            Process prometheus = prometheus(program, service.httpAddress(), port);
            try {
                // when the questions are asked of Prometheus
                List<String> questions = new ArrayList<>(panels());
                for (String metric : metricsOfAlerts()) {
                    questions.add("count(" + metric + "{job=\"citation-hubs\"})");
                }
                assertThat(questions).hasSizeGreaterThan(30);
                // then each has an answer
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                    List<String> unanswered = new ArrayList<>();
                    for (String question : questions) {
                        service.get("/api/v1/hubs/" + DemoReplay.HUB);
                        if (answer(port, question).at("/data/result").isEmpty()) {
                            unanswered.add(question);
                        }
                    }
                    assertThat(unanswered).isEmpty();
                });
                // and the counters have counted the sample: whole lists, each once
                JsonNode applied = answer(port, "sum(hubs_citations_applied_total{job=\"citation-hubs\"})");
                assertThat(applied.at("/data/result/0/value/1").asInt()).isEqualTo(807);
            } finally {
                prometheus.destroy();
                assertThat(prometheus.waitFor(20, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
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
        List<String> questions = new ArrayList<>();
        for (JsonNode panel :
                json.readTree(MONITORING.resolve("dashboard.json").toFile()).get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                questions.add(target.get("expr").asText());
            }
        }
        return questions;
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

    private JsonNode answer(int port, String question) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                + URLEncoder.encode(question, StandardCharsets.UTF_8));
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = json.readTree(response.body());
        assertThat(answer.path("status").asText())
                .as("%s: %s", question, answer.path("error").asText())
                .isEqualTo("success");
        return answer;
    }
}
