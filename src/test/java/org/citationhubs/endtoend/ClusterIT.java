package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
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
    private static final int REQUESTS = 4_000;

    /** Minimum number of answers while one instance is down. */
    private static final int ANSWERS_WHILE_DOWN = 600;

    /** Minimum number of answers of standby replicas among them. */
    private static final int STANDBY_ANSWERS_WHILE_DOWN = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final CitationGraph graph = CitationGraph.generated(4, 600, 120, 16);
    private ClusterQuestions questions = new ClusterQuestions(List.of(), graph, PARTITIONS);

    @Test
    void everyInstanceAnswersWhileOneIsKilled(TestKafka kafka) throws Exception {
        kafka.freshTopics(PARTITIONS);
        try (ServiceProcess first = ServiceProcess.instance(folder, "hubs-0", kafka.bootstrapServers());
                ServiceProcess second = ServiceProcess.instance(folder, "hubs-1", kafka.bootstrapServers());
                ServiceProcess third = ServiceProcess.instance(folder, "hubs-2", kafka.bootstrapServers())) {
            // given three instances that have caught up, each with standby replicas of another
            List<ServiceProcess> all = List.of(first, second, third);
            questions = new ClusterQuestions(all, graph, PARTITIONS);
            questions.addIdsWithMarks();
            for (ServiceProcess instance : all) {
                instance.launch();
            }
            for (ServiceProcess instance : all) {
                instance.awaitReady();
            }
            questions.publish(kafka, graph.lists().keySet());
            questions.awaitReplicated();

            // then all give the same, correct answers
            questions.checkSameEverywhere();
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
            questions.publish(
                    kafka,
                    graph.lists().keySet().stream()
                            .filter(id -> id.startsWith("pith:later"))
                            .toList());
            third.start();
            questions.awaitReplicated();
            // then all answers are exact again
            questions.checkSameEverywhere();
            // and also after each was restarted, one after the other, during requests to the others
            for (ServiceProcess restarted : all) {
                restart(restarted, all);
            }
            questions.awaitReplicated();
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
            List<String> problems =
                    status == 200 ? questions.problems(hub, answer) : List.of(hub + ": " + status + ' ' + answer);
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
