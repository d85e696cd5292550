package org.citationhubs.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.query.PeerQuestions;
import org.citationhubs.query.PeerQuestions.PeerQuestion;
import org.citationhubs.query.routing.PeerRequest;

/** Sends damaged requests of other instances to a service. The seed of a failure is in its message. */
public final class DamagedQuestions {

    /** Requests that one test sends. {@code -Dmutated.questions=50000} sends more. */
    public static final int COUNT = Integer.getInteger("mutated.questions", 2_000);

    private static final List<String> METHODS = List.of("POST", "GET", "PUT", "PATCH", "DELETE", "HEAD");

    private static final List<String> NAMES = List.of(
            "lag",
            "",
            "%00",
            "..",
            "%2e%2e/instance",
            "summaries/",
            "summaries;a=b",
            "%ff",
            "%F0%9F%98%80",
            "a".repeat(4_000));

    private static final List<String> VALUES =
            List.of("STANDBY", "standby", "ACTIVE", "", "-1", "localhost:1", "[::1", "a".repeat(4_000));

    private static final List<String> TYPES = List.of(
            "application/json;charset=utf-16",
            "application/json;charset=none",
            "text/plain",
            "application/x-ndjson",
            "/",
            "json");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, String> credentials;
    private final long seed = Long.getLong("hubs.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /**
     * Creates a sender.
     *
     * @param address {@code host:port} of the service
     * @param credentials headers of each request
     */
    public DamagedQuestions(String address, Map<String, String> credentials) {
        this.address = address;
        this.credentials = Map.copyOf(credentials);
    }

    /** Sends questions with a damaged body; returns how many had which status, of which none is that of a failure. */
    public SortedMap<Integer, Integer> sendBodies(int count) {
        SortedMap<Integer, Integer> statuses = new TreeMap<>();
        for (int sent = 0; sent < count; sent++) {
            PeerQuestion damaged = PeerQuestions.damaged(random);
            HttpRequest request = request(damaged.name())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(damaged.body()))
                    .build();
            statuses.merge(status(request, damaged.body()), 1, Integer::sum);
        }
        return statuses;
    }

    /** Sends questions whose method, name and headers are damaged too; returns how many had which status. */
    public SortedMap<Integer, Integer> sendHeads(int count) {
        SortedMap<Integer, Integer> statuses = new TreeMap<>();
        for (int sent = 0; sent < count; sent++) {
            PeerQuestion damaged = PeerQuestions.damaged(random);
            HttpRequest.Builder request = request(random.nextBoolean() ? any(NAMES) : damaged.name());
            if (random.nextInt(4) > 0) {
                request.header("Content-Type", random.nextBoolean() ? "application/json" : any(TYPES));
            }
            for (String header : List.of(PeerRequest.ROLE, PeerRequest.FORWARDED_BY)) {
                if (random.nextBoolean()) {
                    request.header(header, any(VALUES));
                }
            }
            String method = random.nextBoolean() ? "POST" : any(METHODS);
            request.method(method, BodyPublishers.ofByteArray(damaged.body()));
            statuses.merge(status(request.build(), damaged.body()), 1, Integer::sum);
        }
        return statuses;
    }

    private HttpRequest.Builder request(String name) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + address + "/internal/v1/questions/" + name))
                .timeout(Duration.ofSeconds(60));
        credentials.forEach(request::header);
        return request;
    }

    private int status(HttpRequest request, byte[] body) {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            assertThat(status)
                    .as("seed %d: %s %s %s", seed, request, request.headers().map(), new String(body, UTF_8))
                    .isLessThan(500);
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException("seed " + seed + ": " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
