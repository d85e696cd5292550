package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.bench.cluster.ExpectedAnswers.Pair;
import org.citationhubs.bench.input.Paper;

/** Sends random requests to random instances of a cluster at rest: every answer must be exactly the expected one. */
final class RandomQueries {

    private static final int TOP = 20;

    private final List<Instance> instances;
    private final ExpectedAnswers expected;
    private final List<String> cited;
    private final List<String> citing;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Integer> answered = new LinkedHashMap<>();
    private int standby;

    RandomQueries(List<Instance> instances, ExpectedAnswers expected, long seed) {
        this.instances = List.copyOf(instances);
        this.expected = expected;
        this.cited = expected.cited();
        this.citing = expected.papers();
        this.random = new Random(seed);
    }

    /**
     * Sends requests.
     *
     * @return the number of correct answers of each kind
     * @throws IllegalStateException at the first wrong answer
     */
    Map<String, Integer> run(int queries) throws IOException {
        int before = count();
        while (count() - before < queries) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> summary(hub());
                case 4, 5 -> coCited(hub());
                case 6 -> pair(hub());
                case 7, 8 -> citingWorks(hub());
                default -> references(citing.get(random.nextInt(citing.size())));
            }
        }
        return answered;
    }

    /** Returns the number of answers of standbys. */
    int fromCopies() {
        return standby;
    }

    private int count() {
        return answered.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns a random cited work (mostly small ones) or the cited work of a random citation (mostly large ones). */
    private String hub() {
        if (random.nextBoolean()) {
            return cited.get(random.nextInt(cited.size()));
        }
        List<String> list = List.copyOf(expected.references(citing.get(random.nextInt(citing.size()))));
        return list.get(random.nextInt(list.size()));
    }

    private void summary(String hub) throws IOException {
        JsonNode answer = get("summary", hubPath(hub));
        List<Pair> coCited = expected.coCited(hub);
        List<Pair> top = new ArrayList<>();
        answer.path("coCited")
                .forEach(item -> top.add(
                        new Pair(item.path("id").asText(), item.path("count").asInt())));
        Map<String, Integer> years = new TreeMap<>();
        answer.path("years")
                .properties()
                .forEach(year -> years.put(year.getKey(), year.getValue().asInt()));
        int citingWorks = expected.citing(hub).size();
        require(hub, "citingWorks", citingWorks, answer.path("citingWorks").asInt(-1));
        require(hub, "years", expected.years(hub), years);
        int dated = years.values().stream().mapToInt(Integer::intValue).sum();
        require(hub, "undated", citingWorks - dated, answer.path("undated").asInt(-1));
        require(hub, "coCitedWorks", coCited.size(), answer.path("coCitedWorks").asInt(-1));
        long coCitations = coCited.stream().mapToLong(Pair::count).sum();
        require(hub, "coCitations", coCitations, answer.path("coCitations").asLong(-1));
        require(hub, "coCited", coCited.stream().limit(TOP).toList(), top);
    }

    private void coCited(String hub) throws IOException {
        int limit = 1 + random.nextInt(100);
        JsonNode answer = get("co-cited", hubPath(hub) + "/co-cited?limit=" + limit);
        List<Pair> must = expected.coCited(hub);
        require(hub, "total of co-cited", must.size(), answer.path("total").asInt(-1));
        List<Pair> given = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            String other = item.path("id").asText();
            given.add(new Pair(other, item.path("count").asInt()));
            require(
                    other,
                    "citingWorks beside " + hub,
                    expected.citing(other).size(),
                    item.path("citingWorks").asInt(-1));
        }
        require(hub, "co-cited", must.stream().limit(limit).toList(), given);
    }

    private void pair(String hub) throws IOException {
        List<Pair> pairs = expected.coCited(hub);
        String other = pairs.isEmpty() || random.nextInt(5) == 0
                ? cited.get(random.nextInt(cited.size()))
                : pairs.get(random.nextInt(pairs.size())).other();
        JsonNode answer = get("pair", hubPath(hub) + "/co-cited/" + encoded(other) + "?limit=1000");
        List<String> both = other.equals(hub) ? List.of() : expected.citingBoth(hub, other);
        require(
                hub,
                "works that cite " + other + " too",
                both.size(),
                answer.path("total").asInt(-1));
        require(
                hub,
                "works that cite " + other + " too",
                both.stream().limit(1000).toList(),
                ids(answer));
    }

    /** Reads pages of a random length, each from another instance, and checks their items. */
    private void citingWorks(String hub) throws IOException {
        List<Paper> must = expected.citing(hub);
        int limit = 1 + random.nextInt(200);
        int pages = 1 + random.nextInt(4);
        List<String> given = new ArrayList<>();
        String path = hubPath(hub) + "/citing-works?limit=" + limit;
        String cursor = "";
        for (int page = 0; page < pages && cursor != null; page++) {
            JsonNode answer = get("citing-works", cursor.isEmpty() ? path : path + "&cursor=" + cursor);
            require(
                    hub,
                    "total of citing works",
                    must.size(),
                    answer.path("total").asInt(-1));
            given.addAll(ids(answer));
            cursor = answer.path("nextCursor").isTextual()
                    ? answer.path("nextCursor").asText()
                    : null;
        }
        List<String> first =
                must.stream().map(Paper::id).limit((long) limit * pages).toList();
        require(hub, "citing works", first, given);
        require(hub, "whether there are more", first.size() < must.size(), cursor != null);
    }

    private void references(String work) throws IOException {
        JsonNode answer = get("references", "/api/v1/works/" + encoded(work) + "/references");
        Set<String> given = new TreeSet<>(ids(answer));
        require(work, "references", String.valueOf(expected.references(work)), given.toString());
    }

    private JsonNode get(String kind, String path) throws IOException {
        Instance instance = instances.get(random.nextInt(instances.size()));
        HttpResponse<byte[]> response = instance.request(path);
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s answers %s with %d: %s".formatted(instance.name(), path, response.statusCode(), answer));
        }
        answered.merge(kind, 1, Integer::sum);
        standby += answer.path("standby").asBoolean() ? 1 : 0;
        return answer;
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    static String hubPath(String hub) {
        return "/api/v1/hubs/" + encoded(hub);
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static void require(String work, String what, Object must, Object given) {
        if (!must.equals(given)) {
            throw new IllegalStateException("%s, %s: must be %s, answered %s".formatted(work, what, must, given));
        }
    }
}
