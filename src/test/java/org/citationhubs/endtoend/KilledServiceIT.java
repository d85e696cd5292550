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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the whole service, with its broker, repeatedly while it processes records. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledServiceIT {

    private static final int KILLS = 10;
    private static final int MIN_CITING_WORKS = 10;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int CITATIONS_PER_TICK = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void countsAreExactAfterTenKills() throws Exception {
        // given a continuous stream of events
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        System.out.println("KilledServiceIT: repeat with -Dhubs.test.seed=" + seed);
        Random random = new Random(seed);
        CitationGraph graph = CitationGraph.generated(seed, 2_500, 400, 24);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.start();
            try (Crawl crawl = new Crawl(graph, service.bootstrapServers(), random.nextLong())) {
                ScheduledFuture<?> ticking =
                        clock.scheduleAtFixedRate(crawl, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
                // when the process is killed ten times at random moments
                for (int kill = 0; kill < KILLS; kill++) {
                    crawl.awaitFurther(10 + random.nextInt(150));
                    service.kill();
                    service.start();
                }
                crawl.awaitEnd();
                ticking.cancel(false);
            }
            service.awaitCaughtUp();
            // then the published summaries and the answers match the graph
            checkPublished(graph, PublishedSummaries.read(service.bootstrapServers()));
            checkAnswers(graph, service);
        } finally {
            clock.shutdownNow();
        }
    }

    /** Publishes lists of one citation each, shuffled, every tenth twice, slowly enough to last through all kills. */
    private static final class Crawl implements Runnable, AutoCloseable {

        private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

        private final List<String[]> edges = new ArrayList<>();
        private final EventProducer producer;
        private final Semaphore sent = new Semaphore(0);
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile boolean fullSpeed;
        private int next;

        Crawl(CitationGraph graph, String servers, long seed) {
            graph.lists().forEach((from, list) -> list.forEach(to -> edges.add(new String[] {from, to})));
            Collections.shuffle(edges, new Random(seed));
            producer = new EventProducer(servers);
        }

        @Override
        public void run() {
            try {
                int until = fullSpeed ? edges.size() : Math.min(edges.size(), next + CITATIONS_PER_TICK);
                for (; next < until; next++) {
                    send(edges.get(next), next % 10 == 0 ? 2 : 1);
                    sent.release();
                }
                if (next == edges.size()) {
                    producer.flush();
                    end.complete(null);
                }
            } catch (Exception e) {
                end.completeExceptionally(e);
                sent.release(edges.size());
            }
        }

        private void send(String[] edge, int times) {
            for (int time = 0; time < times; time++) {
                producer.send(
                        EventProducer.event(Operation.ASSERT, false, AT, WorkFacts.NONE, edge[0], List.of(edge[1])));
            }
        }

        /** Waits until this number of further citations is sent. */
        void awaitFurther(int citations) throws InterruptedException {
            sent.drainPermits();
            assertThat(sent.tryAcquire(citations, 1, TimeUnit.MINUTES))
                    .as("%d further citations sent within a minute", citations)
                    .isTrue();
            assertThat(end).as("the crawl must last through all kills").isNotDone();
        }

        /** Sends the remaining citations at full speed, and waits until all are acknowledged. */
        void awaitEnd() throws Exception {
            fullSpeed = true;
            end.get(5, TimeUnit.MINUTES);
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    private static void checkPublished(CitationGraph graph, Map<String, JsonNode> published) {
        Map<String, Integer> expected = new TreeMap<>();
        graph.citing().forEach((hub, citing) -> {
            if (citing.size() >= MIN_CITING_WORKS) {
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
