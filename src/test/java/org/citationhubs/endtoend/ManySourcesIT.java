package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Splits a real citation graph, arXiv hep-th until 1997, at random into three sources that overlap. Each states its
 * part of every list as complete; the service counts what any of them states that is not revoked.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ManySourcesIT {

    private static final Instant OBSERVED = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LEAST = 10;
    private static final int TOP = 20;

    /** The hubs with as many citing works are asked for over HTTP too: some hundred of two thousand. */
    private static final int LEAST_ASKED_FOR = 30;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How much of each list a source states, in percent. */
    private static final Map<String, Integer> SHARES = shares();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Map<String, Map<String, SortedSet<String>>> lists = new TreeMap<>();

    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("alpha", 70);
        shares.put("beta", 60);
        shares.put("gamma", 50);
        return shares;
    }

    @BeforeEach
    void requireData() {
        SharedData.assumeThere();
    }

    @Test
    void countsFollowTheSourcesThatAreNotRevoked() throws Exception {
        // given three sources of one graph, in random order
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        System.out.println("ManySourcesIT: repeat with -Dhubs.test.seed=" + seed);
        Random random = new Random(seed);
        split(random);
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.start();
            publish(service, random);
            service.awaitCaughtUp();

            // then the service counts their union
            check(service, Set.of("alpha", "beta", "gamma"));
            checkSources(service, Set.of());

            // when one is revoked, then the service counts the union of the others
            String printed = service.command("sources", "revoke", "alpha", "--reason", "a test");
            assertThat(printed).contains("alpha is revoked");
            awaitRevoked(service, Set.of("alpha"));
            check(service, Set.of("beta", "gamma"));
            checkSources(service, Set.of("alpha"));
            assertThat(service.command("sources", "list")).contains("alpha", "yes: a test", "beta", "gamma");

            // when the revocation is taken back, then the service counts the union of all
            assertThat(service.post("/api/v1/sources/alpha", "{\"revoked\": false}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(202);
            awaitRevoked(service, Set.of());
            check(service, Set.of("alpha", "beta", "gamma"));
        }
    }

    /** Assigns each citation to sources by chance; some citations are of none. */
    private void split(Random random) throws Exception {
        SHARES.keySet().forEach(source -> lists.put(source, new TreeMap<>()));
        for (String[] edge : SharedData.edgesUntil1997()) {
            for (Map.Entry<String, Integer> source : SHARES.entrySet()) {
                SortedSet<String> list =
                        lists.get(source.getKey()).computeIfAbsent("arxiv:" + edge[0], work -> new TreeSet<>());
                if (random.nextInt(100) < source.getValue() && !edge[0].equals(edge[1])) {
                    list.add("arxiv:" + edge[1]);
                }
            }
        }
    }

    private void publish(ServiceProcess service, Random random) throws Exception {
        List<CitationEvent> events = new ArrayList<>();
        lists.forEach((source, bySource) -> bySource.forEach((citing, cited) -> events.add(EventProducer.event(
                        Operation.ASSERT,
                        true,
                        OBSERVED.plusSeconds(random.nextInt(1_000)),
                        WorkFacts.NONE,
                        citing,
                        cited)
                .withSource(SourceKey.of(source)))));
        Collections.shuffle(events, random);
        try (EventProducer producer = new EventProducer(service.bootstrapServers())) {
            events.forEach(producer::send);
            producer.flush();
        }
    }

    private CitationGraph union(Set<String> sources) {
        CitationGraph graph = new CitationGraph();
        for (String source : sources) {
            lists.get(source).forEach((citing, cited) -> cited.forEach(work -> graph.add(citing, work)));
        }
        return graph;
    }

    /**
     * Checks each hub in the topic, and the larger ones by HTTP: citing works, co-citations, the top, and who states
     * how much.
     */
    private void check(ServiceProcess service, Set<String> sources) throws Exception {
        CitationGraph graph = union(sources);
        Map<String, byte[]> published = published(service);
        Set<String> hubs = new TreeSet<>();
        graph.citing().forEach((work, citing) -> {
            if (citing.size() >= LEAST) {
                hubs.add(work);
            }
        });
        assertThat(published.keySet()).isEqualTo(hubs);
        SoftAssertions wrong = new SoftAssertions();
        for (String hub : hubs) {
            String wanted = wanted(graph, hub, sources);
            wrong.assertThat(figures(JSON.readTree(published.get(hub))))
                    .as("topic")
                    .isEqualTo(wanted);
            if (graph.citing().getOrDefault(hub, Set.of()).size() >= LEAST_ASKED_FOR) {
                wrong.assertThat(figures(service.get("/api/v1/hubs/" + ServiceProcess.encoded(hub))))
                        .as("HTTP")
                        .isEqualTo(wanted);
            }
        }
        wrong.assertAll();
    }

    /** Returns the newest summary of each hub. Those in between are many while a source is revoked. */
    private static Map<String, byte[]> published(ServiceProcess service) {
        Map<String, byte[]> newest = new TreeMap<>();
        CommittedRecords.read(service.bootstrapServers(), TopicCatalog.HUB_SUMMARIES)
                .forEach(record -> {
                    if (record.value() == null) {
                        newest.remove(record.key());
                    } else {
                        newest.put(record.key(), record.value());
                    }
                });
        return newest;
    }

    private String wanted(CitationGraph graph, String hub, Set<String> sources) {
        Set<String> citing = graph.citing().getOrDefault(hub, Set.of());
        List<Map.Entry<String, Integer>> coCited = graph.coCited(hub);
        StringBuilder figures = new StringBuilder(hub).append(' ').append(citing.size());
        long coCitations = coCited.stream().mapToLong(Map.Entry::getValue).sum();
        figures.append(' ').append(coCited.size()).append(' ').append(coCitations);
        coCited.stream()
                .limit(TOP)
                .forEach(work ->
                        figures.append(' ').append(work.getKey()).append('=').append(work.getValue()));
        for (String source : new TreeSet<>(sources)) {
            long all = 0;
            long only = 0;
            for (String work : citing) {
                if (states(source, work, hub)) {
                    all++;
                    only += sources.stream()
                                            .filter(other -> states(other, work, hub))
                                            .count()
                                    == 1
                            ? 1
                            : 0;
                }
            }
            if (all > 0) {
                figures.append(' ')
                        .append(source)
                        .append(' ')
                        .append(all)
                        .append(' ')
                        .append(only);
            }
        }
        return figures.toString();
    }

    private boolean states(String source, String citing, String cited) {
        return lists.get(source)
                .getOrDefault(citing, Collections.emptySortedSet())
                .contains(cited);
    }

    private static String figures(JsonNode summary) {
        StringBuilder figures = new StringBuilder(summary.path("id").asText())
                .append(' ')
                .append(summary.path("citingWorks").asText())
                .append(' ')
                .append(summary.path("coCitedWorks").asText())
                .append(' ')
                .append(summary.path("coCitations").asText());
        summary.path("coCited").forEach(work -> figures.append(' ')
                .append(work.path("id").asText())
                .append('=')
                .append(work.path("count").asText()));
        summary.path("sources").properties().forEach(source -> figures.append(' ')
                .append(source.getKey())
                .append(' ')
                .append(source.getValue().path("citingWorks").asText())
                .append(' ')
                .append(source.getValue().path("only").asText()));
        return figures.toString();
    }

    private void checkSources(ServiceProcess service, Set<String> revoked) throws Exception {
        Map<String, String> wanted = new TreeMap<>();
        lists.forEach((source, bySource) -> wanted.put(
                source,
                bySource.values().stream().filter(list -> !list.isEmpty()).count() + " "
                        + bySource.values().stream().mapToInt(Set::size).sum() + " " + revoked.contains(source)));
        Map<String, String> told = new TreeMap<>();
        service.get("/api/v1/sources")
                .path("items")
                .forEach(source -> told.put(
                        source.path("source").asText(),
                        source.path("works").asText() + " "
                                + source.path("citations").asText() + " "
                                + source.path("revoked").asText()));
        assertThat(told).isEqualTo(wanted);
    }

    /** Waits until all partitions have read a decision and followed it. */
    private static void awaitRevoked(ServiceProcess service, Set<String> revoked) {
        await("the revocation")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    Set<String> told = new TreeSet<>();
                    service.get("/api/v1/sources").path("items").forEach(source -> {
                        if (source.path("revoked").asBoolean()) {
                            told.add(source.path("source").asText());
                        }
                    });
                    assertThat(told).isEqualTo(revoked);
                });
        service.awaitCaughtUp();
    }
}
