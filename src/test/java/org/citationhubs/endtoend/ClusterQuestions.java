package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.store.kv.StoreNames;

/** Asks several instances all questions, and checks the answers against the graph that was published. */
final class ClusterQuestions {

    /** Ids with marks that mean something else in a path; an instance that forwards a request must not read them. */
    static final List<String> IDS_WITH_MARKS = List.of(
            "doi:10.5555/b1(9)2.0.co;2",
            "doi:10.5555/b1(9)2.0.co",
            "doi:10.5555/a[1]",
            "doi:10.5555/a//b;c",
            "doi:10.5555/a/b");

    /** Stores of a task of the hub stage: those on disk, and three in memory. */
    private static final int STORES = StoreNames.HUBS_ON_DISK.size() + 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ServiceProcess> all;
    private final CitationGraph graph;
    private final int partitions;

    /**
     * Creates the questions.
     *
     * @param graph what is published; may grow later
     * @param partitions of the topics
     */
    ClusterQuestions(List<ServiceProcess> all, CitationGraph graph, int partitions) {
        this.all = List.copyOf(all);
        this.graph = graph;
        this.partitions = partitions;
    }

    /** Adds works whose ids have marks that mean something else in a path. */
    void addIdsWithMarks() {
        for (int i = 0; i < IDS_WITH_MARKS.size(); i++) {
            for (int work = 0; work <= i; work++) {
                graph.add("pith:of-marks-" + work, IDS_WITH_MARKS.get(i));
            }
        }
    }

    void publish(TestKafka kafka, Collection<String> citing) throws Exception {
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
    void awaitReplicated() {
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

    private void checkTopology(JsonNode topology) {
        assertThat(topology.path("instances")).hasSize(all.size()).allSatisfy(instance -> {
            assertThat(instance.path("state").asText()).isEqualTo("RUNNING");
            // The end of a changelog is the marker of the last transaction, which no store ever reads: one for each
            // store.
            assertThat(instance.path("copies"))
                    .isNotEmpty()
                    .allSatisfy(copy -> assertThat(copy.path("lag").asLong()).isLessThanOrEqualTo(STORES));
        });
        assertThat(topology.path("partitions")).hasSize(2 * partitions).allSatisfy(placement -> {
            assertThat(placement.path("active").isTextual()).isTrue();
            assertThat(placement.path("standbys")).hasSize(1);
        });
    }

    void checkSameEverywhere() throws Exception {
        for (String hub : graph.citing().keySet()) {
            String path = "/api/v1/hubs/" + ServiceProcess.encoded(hub);
            checkHub(hub, sameEverywhere(path));
            if (IDS_WITH_MARKS.contains(hub) && !hub.contains("[")) {
                checkHub(hub, sameEverywhere("/api/v1/hubs/" + hub));
            }
            assertThat(sameEverywhere(path + "/citing-works?limit=1000").path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(graph.citing().get(hub));
            JsonNode coCited = sameEverywhere(path + "/co-cited?limit=1000");
            assertThat(coCited.path("items")).hasSize(graph.coCited(hub).size()).allSatisfy(item -> assertThat(
                            item.path("citingWorks").asInt(-1))
                    .isEqualTo(graph.citing().get(item.path("id").asText()).size()));
        }
        int number = 0;
        for (String work : graph.lists().keySet()) {
            if (number++ % 20 == 0) {
                String id = ServiceProcess.encoded(work);
                assertThat(sameEverywhere("/api/v1/works/" + id + "/references").path("items"))
                        .extracting(item -> item.path("id").asText())
                        .containsExactlyElementsOf(graph.lists().get(work));
                // Known but uncited, although another instance may have its list.
                JsonNode uncited = sameEverywhere("/api/v1/hubs/" + id);
                assertThat(uncited.path("citingWorks").asInt(-1)).isZero();
                assertThat(uncited.path("title").asText()).isEqualTo("Title of " + work);
            }
        }
        checkOtherRequests();
        checkBatch();
        for (ServiceProcess instance : all) {
            for (int i = 0; i < partitions; i++) {
                HttpResponse<byte[]> unknown =
                        instance.request("/api/v1/hubs/pith:never-" + i, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(unknown.statusCode()).isEqualTo(404);
                assertThat(JSON.readTree(unknown.body()).path("servedBy").isTextual())
                        .isTrue();
            }
        }
    }

    /** Checks that all instances give the same answer to each of the other requests. */
    private void checkOtherRequests() throws Exception {
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
            sameEverywhere(hub + request);
        }
        int hubs = (int) graph.citing().values().stream()
                .filter(citing -> citing.size() >= 10)
                .count();
        assertThat(sameEverywhere("/api/v1/hubs?limit=1000").path("items")).hasSize(hubs);
        assertThat(sameEverywhere("/api/v1/hubs?limit=1").path("total").asInt(-1))
                .isEqualTo(hubs);
        for (String request : List.of("?sort=velocity", "?tier=EMERGING&limit=3", "?label=CONTESTED", "/trending")) {
            sameEverywhere("/api/v1/hubs" + request);
        }
        for (ServiceProcess instance : all) {
            assertThat(instance.get("/api/v1/lag").path("recordsBehind").asInt(-1))
                    .isZero();
            assertThat(instance.get("/api/v1/openapi?format=json").path("paths").has("/api/v1/hubs/{id}/stream"))
                    .isTrue();
        }
    }

    private void checkBatch() throws Exception {
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
    private JsonNode sameEverywhere(String path) throws Exception {
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

    List<String> problems(String hub, JsonNode answer) {
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
}
