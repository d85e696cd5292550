package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.citationhubs.ingest.CrawlerExamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts events to a whole service: each is in the topic, under the right key, at the answered offset. */
@QuarkusTest
@TestProfile(CitationsPostIT.OwnService.class)
class CitationsPostIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** A service of its own, whose desks no other test opens and closes. */
    public static final class OwnService implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hubs.data-dir",
                    System.getProperty("java.io.tmpdir") + "/citation-hubs-post-" + UUID.randomUUID(),
                    "hubs.min-offset-timeout",
                    "30S");
        }
    }

    @BeforeEach
    void awaitService() {
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/api/v1/lag").then().statusCode(200));
    }

    @Test
    void postedEventIsAtTheAnsweredOffset() {
        JsonPath place = given().contentType("application/json")
                .body(event("arxiv:2301.00001", "arxiv:2209.10652"))
                .post("/api/v1/citations")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        given().queryParam("min-offset", place.getInt("partition") + ":" + place.getLong("offset"))
                .get("/api/v1/works/arxiv:2301.00001/references")
                .then()
                .statusCode(200)
                .body("items.id", contains("arxiv:2209.10652"));
    }

    @Test
    void everyLineOfAStreamIsAtItsAnsweredOffset() throws JsonProcessingException {
        // given a stream of 3,000 lines
        StringBuilder lines = new StringBuilder();
        for (int citing = 0; citing < 3_000; citing++) {
            lines.append(event("pmid:" + (1_000 + citing), "pmid:1")).append('\n');
        }

        // when it is posted
        Response response = given().contentType("application/x-ndjson")
                .body(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/citations");

        // then each line is answered in order, with an offset of its own
        assertThat(response.statusCode()).isEqualTo(202);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : response.asString().lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        assertThat(answers)
                .extracting(answer -> answer.path("line").asInt())
                .isEqualTo(IntStream.rangeClosed(1, 3_000).boxed().toList());
        assertThat(answers)
                .extracting(answer -> answer.required("partition") + ":" + answer.required("offset"))
                .doesNotHaveDuplicates();
        // then every line is counted
        await().atMost(SOON).untilAsserted(() -> given().get("/api/v1/hubs/pmid:1")
                .then()
                .statusCode(200)
                .body("citingWorks", equalTo(3_000)));
    }

    @Test
    void acceptsTheExampleForCrawlers(@TempDir java.nio.file.Path folder) throws Exception {
        assumeTrue(CrawlerExamples.isInstalled("curl", "--version"), "curl is not installed");

        String answers = CrawlerExamples.run(
                folder,
                Map.of("HUBS", "http://localhost:" + RestAssured.port),
                "sh",
                "-c",
                CrawlerExamples.block("sh", "curl"));

        assertThat(answers.lines()).hasSize(2).allMatch(line -> line.contains("\"offset\":"));
        JsonNode last = new ObjectMapper().readTree(answers.lines().toList().get(1));
        given().queryParam("min-offset", last.required("partition") + ":" + last.required("offset"))
                .get("/api/v1/works/doi:10.1000/d/references")
                .then()
                .statusCode(200)
                .body("items.id", contains("doi:10.1000/b"));
    }

    private static String event(String citing, String cited) {
        return "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\",\"references\":\"complete\","
                + "\"citing\":{\"id\":\""
                + citing + "\"},\"citations\":[{\"cited\":{\"id\":\"" + cited + "\"}}]}";
    }
}
