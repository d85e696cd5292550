package org.citationhubs.ingest.follow.management;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.citationhubs.ingest.format.ImportCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final AtomicLong nanos = new AtomicLong();
    private final FollowHealth health = new FollowHealth(nanos::get);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ManagementServer server = start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isReadyWhileTheFeedIsRead() throws Exception {
        assertThat(get("/q/health/ready")).isEqualTo("503 {\"status\":\"DOWN\",\"problem\":\"starting\"}");

        health.working();
        assertThat(get("/q/health/ready")).isEqualTo("200 {\"status\":\"UP\"}");

        health.failing("status 503: \"busy\"");
        assertThat(get("/q/health/ready"))
                .isEqualTo("503 {\"status\":\"DOWN\",\"problem\":\"status 503: \\\"busy\\\"\"}");
        assertThat(get("/q/health/live")).startsWith("200 {\"status\":\"UP\"");
    }

    @Test
    void isAliveUntilItsNextSignOfLifeIsOverdue() throws Exception {
        health.working();
        health.expect(Duration.ofSeconds(90));

        nanos.set(Duration.ofSeconds(90).toNanos());
        assertThat(get("/q/health/live")).startsWith("200");

        nanos.set(Duration.ofSeconds(91).toNanos());
        assertThat(get("/q/health/live")).isEqualTo("503 {\"status\":\"DOWN\"}");
        assertThat(get("/q/health/ready")).startsWith("503");

        health.expect(Duration.ofSeconds(1));
        assertThat(get("/q/health/live")).startsWith("200");
    }

    @Test
    void metricsHaveNoLabelFromElsewhere() throws Exception {
        // given meters of a feed whose newest record is of a time to come
        Clock clock = Clock.fixed(Instant.parse("2026-05-25T10:00:00Z"), ZoneOffset.UTC);
        FollowMeters meters = new FollowMeters(metrics, "crossref", List.of("timeout", "truncated"), clock);
        assertThat(get("/q/metrics")).contains("hubs_follow_newest_record_age_seconds{feed=\"crossref\",} NaN");

        // when pages were read and failed
        meters.page(1000, new ImportCounts((place, reason) -> {}), 2);
        meters.failed("timeout");
        meters.readUntil(Instant.parse("2026-05-25T09:40:00Z"));
        meters.readUntil(Instant.parse("2026-05-25T00:00:00Z"));
        meters.restarted();
        meters.incomplete();

        // then each has its value
        assertThat(get("/q/metrics"))
                .startsWith("200 # HELP ")
                .contains(
                        "hubs_follow_pages_total{feed=\"crossref\",} 1.0",
                        "hubs_follow_records_total{feed=\"crossref\",} 1000.0",
                        "hubs_follow_left_out_total{feed=\"crossref\",} 2.0",
                        "hubs_follow_errors_total{feed=\"crossref\",reason=\"timeout\",} 1.0",
                        "hubs_follow_errors_total{feed=\"crossref\",reason=\"truncated\",} 0.0",
                        "hubs_follow_behind_seconds{feed=\"crossref\",} 1200.0",
                        "hubs_follow_position_seconds{feed=\"crossref\",} 1.779702E9",
                        "hubs_follow_restarts_total{feed=\"crossref\",} 1.0",
                        "hubs_follow_incomplete_total{feed=\"crossref\",} 1.0");
        assertThatThrownBy(() -> meters.failed("from elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/")).startsWith("404");
        assertThat(get("/q/metrics/x")).startsWith("404");
        assertThat(send(request("/q/metrics").POST(BodyPublishers.ofString("x"))))
                .startsWith("405");
    }

    @Test
    void callersThatSendNothingKeepNobodyOut() throws Exception {
        Socket[] idle = new Socket[3];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = new Socket(ANY_PORT.getAddress(), server.port());
            idle[i].getOutputStream().write("GET /q/metrics HTTP/1.1\r\nHost:".getBytes(US_ASCII));
            idle[i].getOutputStream().flush();
        }

        assertThat(get("/q/health/live")).startsWith("200");

        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    void aPortInUseIsAnError() {
        assertThatThrownBy(() -> ManagementServer.start(
                        new InetSocketAddress(ANY_PORT.getAddress(), server.port()), metrics, health))
                .isInstanceOf(IOException.class);
    }

    private ManagementServer start() {
        try {
            return ManagementServer.start(ANY_PORT, metrics, health);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
