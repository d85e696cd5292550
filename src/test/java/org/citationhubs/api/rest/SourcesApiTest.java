package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
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
class SourcesApiTest {

    private static final String REVOKED = "{\"revoked\":true,\"reason\":\"Wrong.\",\"by\":\"ops\"}";

    private final List<String> published = new CopyOnWriteArrayList<>();

    @BeforeEach
    void publishToList() {
        publishTo((topic, key, event) -> {
            published.add(topic + " '" + key + "' " + new String(event, StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture(new PublishedOffset(2, 7));
        });
    }

    private static void publishTo(EventPublisher publisher) {
        IngestGateway gateway = new IngestGateway();
        gateway.open(publisher, InputLimits.DEFAULT, ClockCheck.DEFAULT);
        QuarkusMock.installMockForType(gateway, IngestGateway.class);
    }

    @ParameterizedTest
    @CsvSource({"crossref,crossref", "my%20crawler,my crawler", "a%2Fb,a/b", "a/b,a/b", "'',''"})
    void aDecisionIsPublishedUnderTheNameOfTheSource(String path, String system) {
        post(path, REVOKED)
                .statusCode(202)
                .contentType("application/json")
                .body("partition", is(2))
                .body("offset", is(7));

        assertThat(published).containsExactly("sources.v1 '" + system + "' " + REVOKED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crossref       | {}                     | revoked | INVALID_SCHEMA | revoked: missing
            crossref       | {"revoked": "yes"}     | revoked | INVALID_SCHEMA | revoked: expected true or false
            crossref       | not json               |         | UNDECODABLE    | no JSON
            crossref       | ''                     |         | UNDECODABLE    | the value is empty
            %3Cb%3Ex       | {"revoked": true}      |         | INVALID_SCHEMA | no event names a system so
            """)
    void whatIsNoDecisionIsRefused(String path, String body, String field, String reason, String detail) {
        post(path, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-event"))
                .body("field", equalTo(field))
                .body("reason", equalTo(reason))
                .body("detail", containsString(detail));

        assertThat(published).isEmpty();
    }

    @Test
    void aDecisionIsBounded() {
        post("crossref", "{\"revoked\": true}" + " ".repeat(20_000))
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"))
                .body("reason", equalTo("OVER_LIMIT"));
    }

    @Test
    void aForgottenNameIsNotTheEventsWithoutOne() {
        given().contentType("application/json")
                .body(REVOKED)
                .post("/api/v1/sources")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("detail", containsString("Name a source in the path"));
        assertThat(published).isEmpty();
    }

    @Test
    void aDecisionIsJson() {
        given().urlEncodingEnabled(false)
                .contentType("text/plain")
                .body(REVOKED)
                .post("/api/v1/sources/crossref")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void answers503WhileNothingCanBePublished() {
        publishTo((topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway()));
        post("crossref", REVOKED).statusCode(503).body("type", equalTo("/problems/not-published"));

        QuarkusMock.installMockForType(new IngestGateway(), IngestGateway.class);
        post("crossref", REVOKED).statusCode(503).body("type", equalTo("/problems/not-published"));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/sources/" + path)
                .then();
    }
}
