package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.bench.cluster.ExpectedAnswers.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Sends every kind of request to every instance: answers may only differ in the answering replica and its freshness.
 */
final class InstanceComparison {

    /** Fields about the answering replica and its freshness. */
    private static final List<String> OF_THE_ANSWER = List.of("servedBy", "standby", "lag", "replicaLag", "asOf");

    private final List<Instance> instances;
    private final ExpectedAnswers expected;
    private final ObjectMapper json = new ObjectMapper();
    private int compared;

    InstanceComparison(List<Instance> instances, ExpectedAnswers expected) {
        this.instances = List.copyOf(instances);
        this.expected = expected;
    }

    /**
     * Compares answers about works of all sizes, and answers not about a work.
     *
     * @return the number of compared answers
     * @throws IllegalStateException if two differ
     */
    int check(int works) throws IOException {
        for (String path : ofNoWork()) {
            same(path, 200);
        }
        List<String> cited = expected.cited();
        int every = Math.max(1, cited.size() / works);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < cited.size(); i += every) {
            some.add(cited.get(i));
        }
        for (String hub : some) {
            for (String path : ofHub(hub)) {
                same(path, 200);
            }
            String path = RandomQueries.hubPath(hub);
            same(path + "/citing-works?limit=7", 200, "Accept", "text/csv");
            same(path + "/co-cited?limit=7", 200, "Accept", "application/x-ndjson");
            same(path, 200, "Accept", "application/ld+json");
            same(path + "/citing-works?limit=0", 400);
        }
        for (int i = 0;
                i < expected.papers().size();
                i += Math.max(1, expected.papers().size() / works)) {
            String paper = RandomQueries.encoded(expected.papers().get(i));
            same("/api/v1/works/" + paper + "/references", 200);
            same("/api/v1/hubs/" + paper, 200);
            same("/api/v1/hubs/pith:never-" + i, 404);
            same("/api/v1/works/pith:never-" + i + "/references", 404);
        }
        batch(some.subList(0, Math.min(some.size(), 500)));
        return compared;
    }

    private static List<String> ofNoWork() {
        List<String> paths = new ArrayList<>(List.of("/api/v1/openapi", "/api/v1/lag", "/api/v1/topology"));
        for (String parameters : List.of("?", "?sort=velocity&", "?tier=HUB&", "?tier=SUPER_HUB&", "/trending?")) {
            paths.add("/api/v1/hubs" + parameters + "limit=100");
            paths.add("/api/v1/hubs" + parameters + "limit=3");
        }
        return paths;
    }

    private List<String> ofHub(String hub) {
        String path = RandomQueries.hubPath(hub);
        List<String> paths = new ArrayList<>(List.of(
                path,
                path + "/claims",
                path + "/timeline",
                path + "/timeline?self=exclude",
                path + "/citing-works?limit=50",
                path + "/citing-works?sort=mentions&limit=50",
                path + "/citing-works?role=UNCLASSIFIED&limit=5",
                path + "/citing-works?polarity=UNCLASSIFIED&limit=5",
                path + "/citing-works?year=1996&limit=5",
                path + "/citing-works?self=only",
                path + "/co-cited?min-count=2&limit=50"));
        for (String measure : List.of("count", "salton", "jaccard", "inclusion", "association-strength")) {
            paths.add(path + "/co-cited?limit=10&measure=" + measure);
        }
        for (Pair pair : expected.coCited(hub).stream().limit(2).toList()) {
            paths.add(path + "/co-cited/" + RandomQueries.encoded(pair.other()));
        }
        return paths;
    }

    private void batch(List<String> works) throws IOException {
        List<String> ids = new ArrayList<>(works);
        ids.add("pith:never-seen");
        byte[] body = json.writeValueAsBytes(Map.of("ids", ids));
        String first = null;
        for (Instance instance : instances) {
            first = compare("batch", instance, instance.post("/api/v1/hubs/batch", body), 200, first);
        }
    }

    private void same(String path, int status, String... headers) throws IOException {
        String first = null;
        for (Instance instance : instances) {
            first = compare(path, instance, instance.request(path, headers), status, first);
        }
    }

    private String compare(
            String path, Instance instance, HttpResponse<byte[]> answer, int status, @Nullable String first)
            throws IOException {
        String text = comparable(path, answer);
        if (answer.statusCode() != status) {
            throw new IllegalStateException("%s responds to %s with %d instead of %d: %s"
                    .formatted(instance.name(), path, answer.statusCode(), status, text));
        }
        if (first != null && !first.equals(text)) {
            throw new IllegalStateException(
                    "%s responds to %s differently: %s and %s".formatted(instance.name(), path, text, first));
        }
        compared++;
        return text;
    }

    private String comparable(String path, HttpResponse<byte[]> answer) throws IOException {
        Function<String, String> header =
                name -> answer.headers().firstValue(name).orElse("");
        String type = header.apply("content-type");
        if (!type.contains("json") || type.contains("ndjson")) {
            return type
                    + header.apply("link")
                    + header.apply("hubs-total")
                    + new String(answer.body(), StandardCharsets.UTF_8);
        }
        JsonNode document = json.readTree(answer.body());
        if (document instanceof ObjectNode object) {
            object.remove(OF_THE_ANSWER);
        }
        if (path.endsWith("/topology")) {
            // Lags change, and each instance reads them at a different time.
            document.path("instances").forEach(instance -> ((ObjectNode) instance).remove("copies"));
        }
        return type + document;
    }
}
