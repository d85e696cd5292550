package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends random requests to random instances while nothing is published. Every answer must come from the active replica,
 * whichever instance receives the request, and must match the graph.
 */
final class RandomRequests {

    private static final int THREADS = 4;

    private final List<ServiceProcess> instances;
    private final CitationGraph graph;
    private final List<String> hubs;
    private final List<String> citing;
    private final ObjectMapper json = new ObjectMapper();

    RandomRequests(Collection<ServiceProcess> instances, CitationGraph graph) {
        this.instances = List.copyOf(instances);
        this.graph = graph;
        this.hubs = graph.citing().keySet().stream().sorted().toList();
        this.citing = List.copyOf(graph.lists().keySet());
    }

    /** Sends this number of requests; fails at the first wrong answer. */
    void send(int requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                pending.add(threads.submit(() -> {
                    for (int request = 0; request < requests / THREADS; request++) {
                        send(random);
                    }
                    return null;
                }));
            }
            for (Future<?> one : pending) {
                one.get(3, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Random random) throws Exception {
        String hub = hubs.get(random.nextInt(hubs.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                JsonNode answer = get(random, hubPath(hub));
                assertThat(answer.path("citingWorks").asInt(-1))
                        .as(hub)
                        .isEqualTo(graph.citing().get(hub).size());
                assertThat(pairs(answer.path("coCited"))).as(hub).isEqualTo(pairs(graph.coCited(hub), 20));
            }
            case 1 -> {
                int limit = 1 + random.nextInt(200);
                JsonNode answer = get(random, hubPath(hub) + "/co-cited?limit=" + limit);
                assertThat(pairs(answer.path("items"))).as(hub).isEqualTo(pairs(graph.coCited(hub), limit));
                assertThat(answer.path("total").asInt(-1))
                        .as(hub)
                        .isEqualTo(graph.coCited(hub).size());
            }
            case 2 -> {
                String other = hubs.get(random.nextInt(hubs.size()));
                Set<String> both = new TreeSet<>(graph.citing().get(hub));
                both.retainAll(other.equals(hub) ? Set.of() : graph.citing().get(other));
                JsonNode answer =
                        get(random, hubPath(hub) + "/co-cited/" + ServiceProcess.encoded(other) + "?limit=1000");
                assertThat(ids(answer)).as("%s and %s", hub, other).containsExactlyInAnyOrderElementsOf(both);
            }
            case 3 ->
                assertThat(allPages(random, hubPath(hub) + "/citing-works?limit=" + (20 + random.nextInt(100))))
                        .as(hub)
                        .containsExactlyInAnyOrderElementsOf(graph.citing().get(hub));
            default -> {
                String work = citing.get(random.nextInt(citing.size()));
                assertThat(ids(get(random, "/api/v1/works/" + ServiceProcess.encoded(work) + "/references")))
                        .as(work)
                        .containsExactlyElementsOf(graph.lists().get(work));
            }
        }
    }

    /** Reads all pages, each from a random instance. */
    private List<String> allPages(Random random, String path) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get(random, cursor.isEmpty() ? path : path + "&cursor=" + cursor);
            ids.addAll(ids(page));
            cursor = page.path("nextCursor").isTextual()
                    ? page.path("nextCursor").asText()
                    : null;
        }
        return ids;
    }

    private JsonNode get(Random random, String path) throws Exception {
        ServiceProcess instance = instances.get(random.nextInt(instances.size()));
        HttpResponse<byte[]> response = instance.request(path, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = json.readTree(response.body());
        assertThat(response.statusCode())
                .as("%s answers %s: %s", instance.address(), path, answer)
                .isEqualTo(200);
        assertThat(answer.path("standby").asBoolean(true))
                .as(
                        "%s answered %s from a standby replica although all active ones are available",
                        instance.address(), path)
                .isFalse();
        return answer;
    }

    private static String hubPath(String hub) {
        return "/api/v1/hubs/" + ServiceProcess.encoded(hub);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static List<String> pairs(JsonNode items) {
        List<String> pairs = new ArrayList<>();
        items.forEach(item ->
                pairs.add(item.path("id").asText() + '=' + item.path("count").asInt()));
        return pairs;
    }

    private static List<String> pairs(List<Map.Entry<String, Integer>> counted, int most) {
        return counted.stream().limit(most).map(Map.Entry::toString).toList();
    }
}
