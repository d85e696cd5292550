package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs three instances that share the partitions, sends requests to all of them, and kills one. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@ExtendWith(KafkaExtension.class)
class ClusterIT {

    private static final int PARTITIONS = 6;

    /** Random requests to all instances, without traffic. */
    private static final int REQUESTS = 10_000;

    /** Minimum number of answers while one instance is down. */
    private static final int ANSWERS_WHILE_DOWN = 600;

    /** Minimum number of answers of standby replicas among them. */
    private static final int STANDBY_ANSWERS_WHILE_DOWN = 100;

    /** Stores of a task of the hub stage: those on disk, and three in memory. */
    private static final int STORES = StoreNames.HUBS_ON_DISK.size() + 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** Ids with marks that mean something else in a path; an instance that forwards a request must not read them. */
    private static final List<String> IDS_WITH_MARKS = List.of(
            "doi:10.5555/b1(9)2.0.co;2",
            "doi:10.5555/b1(9)2.0.co",
            "doi:10.5555/a[1]",
            "doi:10.5555/a//b;c",
            "doi:10.5555/a/b");

    private final CitationGraph graph = CitationGraph.generated(4, 600, 120, 16);

    @Test
    void everyInstanceAnswersWhileOneIsKilled(TestKafka kafka) throws Exception {
        kafka.freshTopics(PARTITIONS);
        try (ServiceProcess first = ServiceProcess.instance(folder, "hubs-0", kafka.bootstrapServers());
                ServiceProcess second = ServiceProcess.instance(folder, "hubs-1", kafka.bootstrapServers());
                ServiceProcess third = ServiceProcess.instance(folder, "hubs-2", kafka.bootstrapServers())) {
            // given three instances that have caught up, each with standby replicas of another
            for (int i = 0; i < IDS_WITH_MARKS.size(); i++) {
                for (int work = 0; work <= i; work++) {
                    graph.add("pith:of-marks-" + work, IDS_WITH_MARKS.get(i));
                }
            }
            List<ServiceProcess> all = List.of(first, second, third);
            for (ServiceProcess instance : all) {
                instance.launch();
            }
            for (ServiceProcess instance : all) {
                instance.awaitReady();
            }
            publish(kafka, graph.lists().keySet());
            awaitReplicated(all);

            // then all give the same, correct answers
            checkSameEverywhere(all);
            long start = System.nanoTime();
            new RandomRequests(all, graph).send(REQUESTS);
            System.out.printf(
                    "ClusterIT: %,d random requests in %.1f s%n", REQUESTS, (System.nanoTime() - start) / 1e9);

            // when one is killed during requests
            Requests requests = new Requests(List.of(first, second));
            third.kill();
            requests.awaitAnswers();
            // then no answer is wrong or "not found", and standby replicas answer in its place
            Answers answers = requests.end();
            System.out.println("ClusterIT: while one of three was down: " + answers);
            assertThat(answers.wrong).isEmpty();
            assertThat(answers.fromStandbys).isPositive();
            assertThat(answers.unavailable).isLessThan(answers.right / 2);

            // when it returns after more was published
            for (int work = 0; work < 40; work++) {
                graph.add("pith:later-" + work, "pith:cited-" + work % 20);
                graph.add("pith:later-" + work, "pith:cited-" + (work + 1) % 20);
            }
            publish(
                    kafka,
                    graph.lists().keySet().stream()
                            .filter(id -> id.startsWith("pith:later"))
                            .toList());
            third.start();
            awaitReplicated(all);
            // then all answers are exact again
            checkSameEverywhere(all);
            // and also after each was restarted, one after the other, during requests to the others
            for (ServiceProcess restarted : all) {
                restart(restarted, all);
            }
            awaitReplicated(all);
            new RandomRequests(all, graph).send(REQUESTS / 10);
            // and a subscriber of any instance receives a citation that is posted to another
            checkStreams(all, second);
        }
    }

    private void restart(ServiceProcess restarted, List<ServiceProcess> all) throws Exception {
        Requests requests = new Requests(
                all.stream().filter(instance -> instance != restarted).toList());
        restarted.close();
        restarted.start();
        Answers answers = requests.end();
        System.out.println("ClusterIT: while " + restarted.address() + " was restarted: " + answers);
        assertThat(answers.wrong).isEmpty();
        assertThat(answers.right).isPositive();
        assertThat(answers.unavailable).isLessThan(answers.right / 2);
    }

    private void publish(TestKafka kafka, Collection<String> citing) throws Exception {
        try (EventProducer producer = new EventProducer(kafka.bootstrapServers())) {
            for (String work : citing) {
                producer.send(EventProducer.event(
                        Operation.ASSERT,
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        WorkFacts.of("Title of " + work, PartialDate.parse("2025"), null),
                        work,
                        graph.lists().get(work)));
            }
            producer.flush();
        }
    }

    /** Waits until everything is published, and every task has an active and a standby replica without lag. */
    private static void awaitReplicated(List<ServiceProcess> all) {
        for (ServiceProcess instance : all) {
            instance.awaitCaughtUp();
        }
        await("standby replicas")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    for (ServiceProcess instance : all) {
                        checkTopology(instance.get("/api/v1/topology"));
                    }
                });
    }

    private static void checkTopology(JsonNode topology) {
        assertThat(topology.path("instances")).hasSize(3).allSatisfy(instance -> {
            assertThat(instance.path("state").asText()).isEqualTo("RUNNING");
            // The end of a changelog is the marker of the last transaction, which no store ever reads: one for each
            // store.
            assertThat(instance.path("copies"))
                    .isNotEmpty()
                    .allSatisfy(copy -> assertThat(copy.path("lag").asLong()).isLessThanOrEqualTo(STORES));
        });
        assertThat(topology.path("partitions")).hasSize(2 * PARTITIONS).allSatisfy(placement -> {
            assertThat(placement.path("active").isTextual()).isTrue();
            assertThat(placement.path("standbys")).hasSize(1);
        });
    }

    private void checkSameEverywhere(List<ServiceProcess> all) throws Exception {
        for (String hub : graph.citing().keySet()) {
            String path = "/api/v1/hubs/" + ServiceProcess.encoded(hub);
            checkHub(hub, sameEverywhere(all, path));
            if (IDS_WITH_MARKS.contains(hub) && !hub.contains("[")) {
                checkHub(hub, sameEverywhere(all, "/api/v1/hubs/" + hub));
            }
            assertThat(sameEverywhere(all, path + "/citing-works?limit=1000").path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(graph.citing().get(hub));
            JsonNode coCited = sameEverywhere(all, path + "/co-cited?limit=1000");
            assertThat(coCited.path("items")).hasSize(graph.coCited(hub).size()).allSatisfy(item -> assertThat(
                            item.path("citingWorks").asInt(-1))
                    .isEqualTo(graph.citing().get(item.path("id").asText()).size()));
        }
        int number = 0;
        for (String work : graph.lists().keySet()) {
            if (number++ % 20 == 0) {
                String id = ServiceProcess.encoded(work);
                assertThat(sameEverywhere(all, "/api/v1/works/" + id + "/references")
                                .path("items"))
                        .extracting(item -> item.path("id").asText())
                        .containsExactlyElementsOf(graph.lists().get(work));
                // Known but uncited, although another instance may have its list.
                JsonNode uncited = sameEverywhere(all, "/api/v1/hubs/" + id);
                assertThat(uncited.path("citingWorks").asInt(-1)).isZero();
                assertThat(uncited.path("title").asText()).isEqualTo("Title of " + work);
            }
        }
        checkOtherRequests(all);
        checkBatch(all);
        for (ServiceProcess instance : all) {
            for (int i = 0; i < PARTITIONS; i++) {
                HttpResponse<byte[]> unknown =
                        instance.request("/api/v1/hubs/pith:never-" + i, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(unknown.statusCode()).isEqualTo(404);
                assertThat(JSON.readTree(unknown.body()).path("servedBy").isTextual())
                        .isTrue();
            }
        }
    }

    /** Checks that all instances give the same answer to each of the other requests. */
    private void checkOtherRequests(List<ServiceProcess> all) throws Exception {
        String hub = "/api/v1/hubs/" + ServiceProcess.encoded("pith:cited-0");
        for (String request : List.of(
                "/claims",
                "/timeline",
                "/citing-works?sort=mentions",
                "/citing-works?role=UNCLASSIFIED&polarity=UNCLASSIFIED&year=2025&self=exclude",
                "/co-cited?measure=salton",
                "/co-cited?measure=jaccard",
                "/co-cited?measure=inclusion",
                "/co-cited?measure=association-strength&min-count=2",
                "/co-cited/" + ServiceProcess.encoded("pith:cited-1"))) {
            sameEverywhere(all, hub + request);
        }
        int hubs = (int) graph.citing().values().stream()
                .filter(citing -> citing.size() >= 10)
                .count();
        assertThat(sameEverywhere(all, "/api/v1/hubs?limit=1000").path("items")).hasSize(hubs);
        assertThat(sameEverywhere(all, "/api/v1/hubs?limit=1").path("total").asInt(-1))
                .isEqualTo(hubs);
        for (String request : List.of("?sort=velocity", "?tier=EMERGING&limit=3", "?label=CONTESTED", "/trending")) {
            sameEverywhere(all, "/api/v1/hubs" + request);
        }
        for (ServiceProcess instance : all) {
            assertThat(instance.get("/api/v1/lag").path("recordsBehind").asInt(-1))
                    .isZero();
            assertThat(instance.get("/api/v1/openapi?format=json").path("paths").has("/api/v1/hubs/{id}/stream"))
                    .isTrue();
        }
    }

    private void checkStreams(List<ServiceProcess> all, ServiceProcess postedAt) throws Exception {
        String hub = "pith:cited-0";
        List<EventReader> readers = new ArrayList<>();
        try {
            for (ServiceProcess instance : all) {
                readers.add(EventReader.of(instance, "/api/v1/hubs/" + ServiceProcess.encoded(hub) + "/stream"));
            }
            int before = graph.citing().get(hub).size();
            for (EventReader reader : readers) {
                assertThat(reader.next("summary").path("citingWorks").asInt()).isEqualTo(before);
            }
            graph.add("pith:posted", hub);
            HttpResponse<byte[]> posted = postedAt.post("/api/v1/citations", """
                {"eventId": "posted", "op": "assert", "observedAt": "2026-05-25T10:00:00Z", "references": "complete",
                 "citing": {"id": "pith:posted", "title": "Title of pith:posted"},
                 "citations": [{"cited": {"id": "pith:cited-0"}}]}\
                """.getBytes(StandardCharsets.UTF_8));
            assertThat(posted.statusCode()).isEqualTo(202);
            for (EventReader reader : readers) {
                assertThat(reader.next("summary").path("citingWorks").asInt()).isEqualTo(before + 1);
            }
        } finally {
            readers.forEach(EventReader::close);
        }
    }

    private void checkBatch(List<ServiceProcess> all) throws Exception {
        List<String> ids = new ArrayList<>(graph.citing().keySet());
        ids.add("pith:never-seen");
        for (ServiceProcess instance : all) {
            JsonNode batch =
                    JSON.readTree(instance.post("/api/v1/hubs/batch", JSON.writeValueAsBytes(Map.of("ids", ids)))
                            .body());
            assertThat(batch.path("unavailable")).isEmpty();
            assertThat(batch.path("unknown")).extracting(JsonNode::asText).containsExactly("pith:never-seen");
            assertThat(batch.path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactlyElementsOf(graph.citing().keySet());
            batch.path("items").forEach(item -> checkHub(item.path("id").asText(), item));
        }
    }

    /** Returns the answer of all instances, which must be the same. */
    private static JsonNode sameEverywhere(List<ServiceProcess> all, String path) throws Exception {
        JsonNode answer = null;
        for (ServiceProcess instance : all) {
            JsonNode other = instance.get(path);
            assertThat(other.path("standby").isBoolean())
                    .as("%s answers %s: %s", instance.address(), path, other)
                    .isTrue();
            // For a moment after partitions moved, another replica may answer, but with the same content.
            ((ObjectNode) other).remove(List.of("servedBy", "standby", "lag", "replicaLag"));
            assertThat(answer == null || other.equals(answer))
                    .as("%s answers %s differently: %s and %s", instance.address(), path, other, answer)
                    .isTrue();
            answer = other;
        }
        return answer;
    }

    private void checkHub(String hub, JsonNode answer) {
        assertThat(problems(hub, answer)).isEmpty();
    }

    private List<String> problems(String hub, JsonNode answer) {
        List<String> problems = new ArrayList<>();
        List<Map.Entry<String, Integer>> coCited = graph.coCited(hub);
        if (answer.path("citingWorks").asInt(-1) != graph.citing().get(hub).size()
                || answer.path("coCitedWorks").asInt(-1) != coCited.size()) {
            problems.add(hub + ": " + answer);
        }
        List<String> top = new ArrayList<>();
        answer.path("coCited")
                .forEach(work -> top.add(
                        work.path("id").asText() + '=' + work.path("count").asInt()));
        if (!top.equals(coCited.stream().limit(20).map(Map.Entry::toString).toList())) {
            problems.add(hub + ": " + top + " instead of " + coCited);
        }
        return problems;
    }

    /** Requests random hubs from random instances until {@link #end}. */
    private final class Requests {

        private final List<ServiceProcess> instances;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger fromStandbys = new AtomicInteger();
        private final ExecutorService threads = Executors.newFixedThreadPool(2);
        private final List<Future<Answers>> running = new ArrayList<>();

        Requests(List<ServiceProcess> instances) {
            this.instances = instances;
            for (int thread = 0; thread < 2; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> request(random)));
            }
        }

        private Answers request(Random random) throws Exception {
            List<String> hubs = graph.citing().keySet().stream().sorted().toList();
            Answers answers = new Answers();
            while (!ended.get()) {
                String hub = hubs.get(random.nextInt(hubs.size()));
                HttpResponse<byte[]> response = instances
                        .get(random.nextInt(instances.size()))
                        .request(
                                "/api/v1/hubs/" + ServiceProcess.encoded(hub), HttpResponse.BodyHandlers.ofByteArray());
                JsonNode answer = JSON.readTree(response.body());
                answers.add(hub, response.statusCode(), answer);
                answered.incrementAndGet();
                fromStandbys.addAndGet(answer.path("standby").asBoolean() ? 1 : 0);
            }
            return answers;
        }

        void awaitAnswers() {
            await("answers while one is down")
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            answered.get() >= ANSWERS_WHILE_DOWN && fromStandbys.get() >= STANDBY_ANSWERS_WHILE_DOWN);
        }

        Answers end() throws Exception {
            ended.set(true);
            threads.shutdown();
            Answers sum = new Answers();
            for (Future<Answers> one : running) {
                sum.add(one.get(1, TimeUnit.MINUTES));
            }
            return sum;
        }
    }

    /** Counts right and wrong answers. */
    private final class Answers {

        private final List<String> wrong = new ArrayList<>();
        private int right;
        private int unavailable;
        private int fromStandbys;

        void add(String hub, int status, JsonNode answer) {
            if (status == 503) {
                unavailable++;
                return;
            }
            List<String> problems = status == 200 ? problems(hub, answer) : List.of(hub + ": " + status + ' ' + answer);
            if (problems.isEmpty()) {
                right++;
                if (answer.path("standby").asBoolean()) {
                    fromStandbys++;
                    assertThat(answer.path("replicaLag").asLong(-1)).isBetween(0L, 10_000L);
                }
            }
            wrong.addAll(problems);
        }

        void add(Answers other) {
            wrong.addAll(other.wrong);
            right += other.right;
            unavailable += other.unavailable;
            fromStandbys += other.fromStandbys;
        }

        @Override
        public String toString() {
            return right + " right answers, " + fromStandbys + " of them from standby replicas, " + unavailable
                    + " times 503";
        }
    }
}
