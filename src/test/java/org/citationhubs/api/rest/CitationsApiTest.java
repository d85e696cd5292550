package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishFailures;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.ClockCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CitationsApiTest {

    private static final String EVENT = "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\","
            + "\"citing\":{\"id\":\"https://doi.org/10.1000/ABC\"},\"citations\":[{\"cited\":{\"id\":\"pmid:2\"}}],"
            + "\"later\":1}";

    private final List<String> published = new CopyOnWriteArrayList<>();

    @BeforeEach
    void publishToList() {
        publishTo((topic, key, event) -> {
            published.add(topic + " " + key + " " + new String(event, java.nio.charset.StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture(new PublishedOffset(3, 40 + published.size()));
        });
    }

    private static void publishTo(EventPublisher publisher) {
        IngestGateway gateway = new IngestGateway();
        gateway.open(publisher, InputLimits.of(3, 2, 10, 1_000), ClockCheck.DEFAULT);
        QuarkusMock.installMockForType(gateway, IngestGateway.class);
    }

    @Test
    void publishesEventUnchangedUnderItsCitingWork() {
        post("application/json", EVENT)
                .statusCode(202)
                .contentType("application/json")
                .body("partition", is(3))
                .body("offset", is(41));

        assertThat(published).containsExactly("citations.v1 doi:10.1000/abc " + EVENT);
    }

    @Test
    void answersEachLineOfAStream() {
        String answers = post("application/x-ndjson", EVENT + "\n{\"op\":\"delete\"}\n" + EVENT + "\n")
                .statusCode(202)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        assertThat(answers.lines())
                .containsExactly(
                        "{\"line\":1,\"partition\":3,\"offset\":41}",
                        "{\"line\":2,\"problem\":{\"type\":\"/problems/invalid-event\",\"title\":\"Invalid event\","
                                + "\"status\":400,\"detail\":\"op: expected 'assert' or 'retract'\",\"field\":\"op\","
                                + "\"reason\":\"INVALID_SCHEMA\"}}",
                        "{\"line\":3,\"partition\":3,\"offset\":42}");
    }

    @Test
    void answersStreamLongerThanAnyBuffer() {
        int lines = 60_000;

        String answers = post("application/x-ndjson", (EVENT + "\n").repeat(lines))
                .statusCode(202)
                .extract()
                .asString();

        assertThat(answers.lines()).hasSize(lines);
        assertThat(answers.lines().reduce("", (first, second) -> second))
                .isEqualTo("{\"line\":60000,\"partition\":3,\"offset\":60040}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op": "delete"}         | op        | INVALID_SCHEMA  | op: expected 'assert' or 'retract'
            {"citing": {"id": "x"}}  | citing.id | INVALID_WORK_ID | citing.id: 'x' has no scheme
            not json                 |           | UNDECODABLE     | no JSON: Unrecognized token 'not'
            """)
    void problemNamesFieldAndReasonOfInvalidEvent(String body, String field, String reason, String detail) {
        post("application/json", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-event"))
                .body("title", equalTo("Invalid event"))
                .body("status", is(400))
                .body("detail", containsString(detail))
                .body("field", field == null ? nullValue() : equalTo(field))
                .body("reason", equalTo(reason));
        assertThat(published).isEmpty();
    }

    @Test
    void anEventFromTheFutureIsRefused() {
        String future = EVENT.replace("2026-", "2999-");

        post("application/json", future)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-event"))
                .body("field", equalTo("observedAt"))
                .body("reason", equalTo("FUTURE"));
        String answers = post("application/x-ndjson", future + "\n" + EVENT)
                .statusCode(202)
                .extract()
                .asString();

        assertThat(answers.lines().toList().get(0)).contains("\"line\":1", "\"reason\":\"FUTURE\"");
        assertThat(answers.lines().toList().get(1)).isEqualTo("{\"line\":2,\"partition\":3,\"offset\":41}");
    }

    @Test
    void answers413ForEventOverALimit() {
        post("application/json", EVENT + " ".repeat(1_000))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"))
                .body("reason", equalTo("OVER_LIMIT"))
                .body("detail", equalTo("the event has more than 1000 bytes"));

        publishTo((topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.tooLarge()));
        post("application/json", EVENT).statusCode(413).body("reason", equalTo("OVER_LIMIT"));
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/x-ndjson"})
    void answers503WhileBrokersAreAway(String type) {
        publishTo((topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway()));

        post(type, EVENT)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/not-published"));
    }

    @Test
    void answers503WithoutTopics() {
        QuarkusMock.installMockForType(new IngestGateway(), IngestGateway.class);

        post("application/json", EVENT)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", equalTo("The service is starting or waiting for its topics."));
    }

    @Test
    void answersProblemsForFrameworkErrors() {
        post("text/plain", EVENT)
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unsupported-media-type"));
        given().when()
                .put("/api/v1/citations")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/method-not-allowed"));
        given().accept("text/html")
                .contentType("application/json")
                .body(EVENT)
                .post("/api/v1/citations")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-acceptable"));
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-path"))
                .body("detail", equalTo("There is nothing at /api/v1/nothing."));
    }

    @Test
    void hidesDetailsOfUnexpectedFailures() {
        publishTo((topic, key, event) -> {
            throw new IllegalStateException("secret");
        });

        String problem = post("application/json", EVENT)
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/failed"))
                .extract()
                .asString();

        assertThat(problem).doesNotContain("secret", "IllegalState");
    }

    @Test
    void openApiHasTheCall() {
        given().accept("application/json")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/citations'.post.operationId", equalTo("postCitations"))
                .body("paths.'/api/v1/citations'.post.requestBody.content.size()", is(2))
                .body("paths.'/api/v1/citations'.post.responses.keySet().size()", is(7));
    }

    private static ValidatableResponse post(String contentType, String body) {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)))
                .contentType(contentType)
                .body(body)
                .post("/api/v1/citations")
                .then();
    }
}
