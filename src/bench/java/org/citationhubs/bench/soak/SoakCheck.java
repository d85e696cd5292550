package org.citationhubs.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.citationhubs.bench.cluster.Instance;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * Compares what the service published and answers with a recomputation from the input topics: dead letters, the counts
 * of all hubs, the leading co-cited works of a sample, answers of the API.
 */
final class SoakCheck {

    private static final int LEAST_CITING_WORKS = 10;
    private static final int TOP = 20;
    private static final int SHOWN = 20;

    private final TopicLog log;
    private final Instance instance;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private final ObservedWorks observed = new ObservedWorks();
    private final Map<Integer, JsonNode> summaries = new HashMap<>();
    private Map<Integer, int[]> lists = Map.of();
    private final Map<Integer, Integer> citingWorks = new HashMap<>();
    private long errorCount;

    SoakCheck(String bootstrapServers, Instance instance, long seed) {
        this.log = new TopicLog(bootstrapServers);
        this.instance = instance;
        this.random = new Random(seed);
    }

    /**
     * Checks everything.
     *
     * @param sample how many hubs are checked in full, and how many works are requested
     */
    void run(int sample) throws IOException {
        readInput(readDeadLetters());
        lists = observed.counted();
        long citations = 0;
        for (int[] cited : lists.values()) {
            citations += cited.length;
            for (int work : cited) {
                citingWorks.merge(work, 1, Integer::sum);
            }
        }
        figures.put("citingWorks", lists.size());
        figures.put("citedWorks", citingWorks.size());
        figures.put("citations", citations);
        checkSummaries();
        checkLeadingWorks(sample);
        checkAnswers(sample);
        figures.put("errors", errorCount);
    }

    Map<String, Object> figures() {
        return figures;
    }

    /** Returns the first errors; empty if everything is exact. */
    List<String> errors() {
        return errors;
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is in no library of the project.
    private void require(boolean right, String error, Object... values) {
        if (!right) {
            errorCount++;
            if (errors.size() < SHOWN) {
                errors.add(error.formatted(values));
            }
        }
    }

    private Set<String> readDeadLetters() {
        Set<String> dead = new HashSet<>();
        log.read(StreamsTopicNames.DEAD_LETTERS, letter -> {
            JsonNode source = parse(letter.value()).path("source");
            String place = place(
                    source.path("topic").asText(),
                    source.path("partition").asInt(),
                    source.path("offset").asLong());
            require(dead.add(place), "%s has two dead letters", place);
        });
        figures.put("deadLetters", dead.size());
        return dead;
    }

    private void readInput(Set<String> dead) {
        Map<String, Integer> damaged = new HashMap<>();
        int[] refusedForPart = {0};
        for (String topic : List.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS)) {
            int[] records = {0};
            log.read(topic, input -> {
                records[0]++;
                String damage = damage(input);
                damaged.merge(damage, 1, Integer::sum);
                String place = place(topic, input.partition(), input.offset());
                boolean isDead = dead.remove(place);
                if (isDead && damage.equals(SoakRecords.PART)) {
                    refusedForPart[0]++;
                } else {
                    require(
                            isDead == damage.equals(SoakRecords.WHOLE),
                            "%s with damage '%s' is %s",
                            place,
                            damage,
                            isDead ? "a dead letter" : "no dead letter");
                }
                if (!isDead && !damage.equals(SoakRecords.WHOLE)) {
                    observed.accept(topic, input.value());
                }
            });
            figures.put(topic, records[0]);
        }
        require(dead.isEmpty(), "%d dead letters are of no record", dead.size());
        require(
                refusedForPart[0] == 0,
                "%d records are dead letters though only an optional part cannot be read",
                refusedForPart[0]);
        figures.put("damagedRecords", damaged.getOrDefault(SoakRecords.WHOLE, 0));
        figures.put("recordsWithUnreadableParts", damaged.getOrDefault(SoakRecords.PART, 0));
    }

    private static String damage(ConsumerRecord<byte[], byte[]> input) {
        var header = input.headers().lastHeader(SoakRecords.DAMAGE);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String place(String topic, int partition, long offset) {
        return topic + '-' + partition + '@' + offset;
    }

    private void checkSummaries() {
        int[] publications = {0};
        log.read(StreamsTopicNames.HUB_SUMMARIES, record -> {
            publications[0]++;
            int hub = SoakGraph.work(new String(record.key(), UTF_8));
            if (record.value() == null) {
                summaries.remove(hub);
            } else {
                summaries.put(hub, compact(parse(record.value())));
            }
        });
        figures.put("publications", publications[0]);
        figures.put("hubs", summaries.size());
        citingWorks.forEach((hub, count) -> {
            JsonNode summary = summaries.get(hub);
            if (count < LEAST_CITING_WORKS) {
                require(summary == null, "%s has %d citing works and is published", SoakGraph.id(hub), count);
            } else {
                require(summary != null, "%s has %d citing works and is not published", SoakGraph.id(hub), count);
            }
        });
        summaries.forEach((hub, summary) -> {
            int count = citingWorks.getOrDefault(hub, 0);
            String id = SoakGraph.id(hub);
            int published = summary.path("citingWorks").asInt(-1);
            require(published == count, "%s is published with %d citing works, has %d", id, published, count);
            require(summary.path("byRole").asInt() == published, "the roles of %s do not add up", id);
            require(summary.path("byYear").asInt() == published, "the years of %s do not add up", id);
            String shown = summary.path("title").asText();
            // A work that no event describes under its own id may have the title of an alias.
            String title = observed.title(hub).orElse(shown);
            require(title.equals(shown), "%s has the title '%s', must be '%s'", id, shown, title);
        });
    }

    /** Keeps what is checked of a summary: all summaries are held at once. */
    private JsonNode compact(JsonNode summary) {
        long roles = 0;
        for (JsonNode role : summary.path("roles")) {
            roles += role.path("citingWorks").asLong();
        }
        long years = summary.path("undated").asLong();
        for (JsonNode year : summary.path("years")) {
            years += year.asLong();
        }
        var kept = json.createObjectNode();
        kept.set("citingWorks", summary.path("citingWorks"));
        kept.set("coCitedWorks", summary.path("coCitedWorks"));
        kept.set("title", summary.path("title"));
        kept.put("byRole", roles);
        kept.put("byYear", years);
        var leading = kept.putArray("leading");
        for (JsonNode other : summary.path("coCited")) {
            leading.add(other.path("id").asText() + '=' + other.path("count").asInt());
        }
        return kept;
    }

    private void checkLeadingWorks(int sample) {
        List<Integer> hubs = new ArrayList<>(summaries.keySet());
        Collections.sort(hubs);
        Collections.shuffle(hubs, random);
        Map<Integer, Map<Integer, Integer>> coCited = coCited(hubs.subList(0, Math.min(sample, hubs.size())));
        coCited.forEach((hub, counts) -> {
            List<String> leading = counts.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(entry -> SoakGraph.id(entry.getKey())))
                    .limit(TOP)
                    .map(entry -> SoakGraph.id(entry.getKey()) + '=' + entry.getValue())
                    .toList();
            JsonNode summary = Objects.requireNonNull(summaries.get(hub));
            List<String> published = new ArrayList<>();
            summary.path("leading").forEach(other -> published.add(other.asText()));
            require(published.equals(leading), "%s shows %s, must be %s", SoakGraph.id(hub), published, leading);
            require(
                    summary.path("coCitedWorks").asInt() == counts.size(),
                    "%s has %s co-cited works, must have %d",
                    SoakGraph.id(hub),
                    summary.path("coCitedWorks"),
                    counts.size());
        });
        figures.put("hubsWithLeadingWorksChecked", coCited.size());
    }

    private Map<Integer, Map<Integer, Integer>> coCited(List<Integer> hubs) {
        Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
        hubs.forEach(hub -> counts.put(hub, new HashMap<>()));
        for (int[] cited : lists.values()) {
            for (int hub : cited) {
                Map<Integer, Integer> ofHub = counts.get(hub);
                if (ofHub != null) {
                    for (int other : cited) {
                        if (other != hub) {
                            ofHub.merge(other, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return counts;
    }

    private void checkAnswers(int sample) throws IOException {
        List<Integer> works = new ArrayList<>(citingWorks.keySet());
        Collections.sort(works);
        List<int[]> all = new ArrayList<>(lists.values());
        int pairs = 0;
        for (int n = 0; n < sample && !works.isEmpty(); n++) {
            int work = works.get(random.nextInt(works.size()));
            String path = "/api/v1/hubs/" + SoakGraph.id(work);
            int count = citingWorks.getOrDefault(work, 0);
            int answered = instance.get(path).path("citingWorks").asInt(-1);
            require(answered == count, "%s answers %d citing works, has %d", path, answered, count);
            int listed =
                    instance.get(path + "/citing-works?limit=1").path("total").asInt(-1);
            require(listed == count, "%s lists %d citing works, has %d", path, listed, count);
            int[] list = all.get(random.nextInt(all.size()));
            int a = list[random.nextInt(list.length)];
            int b = list[random.nextInt(list.length)];
            if (a != b) {
                pairs++;
                String pair = "/api/v1/hubs/" + SoakGraph.id(a) + "/co-cited/" + SoakGraph.id(b) + "?limit=1";
                long both = all.stream()
                        .filter(cited -> Arrays.binarySearch(cited, a) >= 0 && Arrays.binarySearch(cited, b) >= 0)
                        .count();
                long answeredBoth = instance.get(pair).path("total").asLong(-1);
                require(answeredBoth == both, "%s answers %d, must be %d", pair, answeredBoth, both);
            }
        }
        figures.put("worksAsked", Math.min(sample, works.size()));
        figures.put("pairsAsked", pairs);
    }

    private JsonNode parse(byte[] document) {
        try {
            return json.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
