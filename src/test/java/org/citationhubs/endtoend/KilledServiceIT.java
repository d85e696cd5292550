package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.CitationEvent.Op;
import org.citationhubs.citation.WorkFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the whole service, broker and all, in the middle of its work, again and again. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledServiceIT {

    private static final int KILLS = 10;
    private static final int LEAST = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void countsAreExactAfterTenKillsInTheMiddleOfTheWork() throws Exception {
        // given a stream of events that never pauses
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        System.out.println("KilledServiceIT: run again with -Dhubs.test.seed=" + seed);
        Random random = new Random(seed);
        CitationGraph graph = CitationGraph.generated(seed, 2_500, 400, 24);
        ExecutorService crawler = Executors.newSingleThreadExecutor();
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.start();
            Future<?> producing = crawler.submit(() -> produce(graph, service.bootstrapServers(), random.nextLong()));
            // when the process is killed ten times, each time somewhere else in its work
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(1_500)); // not for a condition: the moment must be any
                service.kill();
                service.start();
            }
            producing.get(5, TimeUnit.MINUTES);
            service.awaitCaughtUp();
            // then the published summaries and the answers are what the graph says
            checkPublished(graph, PublishedSummaries.read(service.bootstrapServers()));
            checkAnswers(graph, service);
        } finally {
            crawler.shutdownNow();
        }
    }

    /** Lists of one citation each, shuffled, every tenth twice, slowly enough to last through all kills. */
    private static void produce(CitationGraph graph, String servers, long seed) {
        List<String[]> edges = new ArrayList<>();
        graph.lists().forEach((from, list) -> list.forEach(to -> edges.add(new String[] {from, to})));
        Collections.shuffle(edges, new Random(seed));
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        long begin = System.nanoTime();
        long lasting = Duration.ofSeconds(60).toNanos();
        try (EventProducer producer = new EventProducer(servers)) {
            for (int i = 0; i < edges.size(); i++) {
                String[] edge = edges.get(i);
                for (int times = i % 10 == 0 ? 2 : 1; times > 0; times--) {
                    producer.send(EventProducer.event(Op.ASSERT, false, at, WorkFacts.NONE, edge[0], List.of(edge[1])));
                }
                long early = begin + lasting / edges.size() * i - System.nanoTime();
                if (early > 5_000_000) {
                    TimeUnit.NANOSECONDS.sleep(early); // not for a condition: the pace
                }
            }
            producer.flush();
        } catch (Exception e) {
            throw new IllegalStateException("the crawler failed", e);
        }
    }

    private static void checkPublished(CitationGraph graph, Map<String, JsonNode> published) {
        Map<String, Integer> expected = new TreeMap<>();
        graph.citing().forEach((hub, citing) -> {
            if (citing.size() >= LEAST) {
                expected.put(hub, citing.size());
            }
        });
        Map<String, Integer> counts = new TreeMap<>();
        published.forEach(
                (hub, summary) -> counts.put(hub, summary.get("citingWorks").asInt()));
        assertThat(counts).isEqualTo(expected);
        published.forEach((hub, summary) -> checkCoCited(graph, hub, summary));
    }

    private static void checkCoCited(CitationGraph graph, String hub, JsonNode summary) {
        List<Map.Entry<String, Integer>> coCited = graph.coCited(hub);
        List<String> top = new ArrayList<>();
        summary.get("coCited")
                .forEach(work -> top.add(
                        work.get("id").asText() + '=' + work.get("count").asInt()));
        assertThat(top)
                .as("top of %s", hub)
                .isEqualTo(coCited.stream().limit(20).map(Map.Entry::toString).toList());
        assertThat(summary.get("coCitedWorks").asInt())
                .as("co-cited works of %s", hub)
                .isEqualTo(coCited.size());
        assertThat(summary.get("coCitations").asInt())
                .as("co-citations of %s", hub)
                .isEqualTo(coCited.stream().mapToInt(Map.Entry::getValue).sum());
    }

    private static void checkAnswers(CitationGraph graph, ServiceProcess service) throws Exception {
        for (Map.Entry<String, Set<String>> hub : graph.citing().entrySet()) {
            JsonNode answer = service.get("/api/v1/hubs/" + ServiceProcess.encoded(hub.getKey()));
            assertThat(answer.path("citingWorks").asInt(-1))
                    .as(hub.getKey())
                    .isEqualTo(hub.getValue().size());
            checkCoCited(graph, hub.getKey(), answer);
        }
    }
}
