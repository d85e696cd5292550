package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.citationhubs.api.DamagedQuestions;
import org.citationhubs.api.LoggedFailures;
import org.citationhubs.api.ServedHubs;
import org.citationhubs.query.PeerQuestions;
import org.citationhubs.query.PeerQuestions.PeerQuestion;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends requests as other instances do, and damaged ones. */
@QuarkusTest
class PeersApiTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    QueryGateway gateway;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    MeterRegistry meters;

    @TestHTTPResource("/")
    URI server;

    private ServedHubs served;

    @BeforeEach
    void open() {
        served = new ServedHubs(gateway, folder);
        QueriedHubs hubs = served.hubs();
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.cites("pmid:2", "2003-05", "pmid:100", "pmid:1");
        hubs.cites("pmid:3", "2003", "pmid:100");
        hubs.titled("pmid:100", "The hub");
        served.serve();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void everyQuestionOfAnInstanceIsAnswered() {
        for (String name : PeerQuestions.names()) {
            assertThat(post(new PeerQuestion(name, PeerQuestions.valid(name))).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    @Test
    void whatAProxyPassesOnIsNotOfAnInstance() {
        for (String path : List.of("/internal/v1/instance", "//internal/v1/instance", "/internal;a=b/v1/instance")) {
            given().urlEncodingEnabled(false)
                    .header("X-Forwarded-For", "192.0.2.7")
                    .get(path)
                    .then()
                    // Some spellings are no path of the service at all.
                    .statusCode(oneOf(401, 404))
                    .contentType("application/problem+json");
        }
        given().header("X-Forwarded-For", "192.0.2.7")
                .get("/internal/v1/instance")
                .then()
                .statusCode(401);
        given().header("X-Forwarded-For", "192.0.2.7")
                .contentType("application/json")
                .body(PeerQuestions.valid("leaders"))
                .post("/internal/v1/questions/leaders")
                .then()
                .statusCode(401);
        given().get("/internal/v1/instance").then().statusCode(200);
    }

    @Test
    void onlyAnInstanceIsBelievedToForward() {
        double before = routed();
        // when an instance forwards a request, the instance that received it counts it
        given().header("Hubs-Forwarded-By", "localhost:1")
                .get("/api/v1/hubs/pmid:100")
                .then()
                .statusCode(200);
        assertThat(routed()).isEqualTo(before);
        // then another caller that says so is counted here
        given().header("Hubs-Forwarded-By", "localhost:1")
                .header("Forwarded", "for=192.0.2.7")
                .get("/api/v1/hubs/pmid:100")
                .then()
                .statusCode(200);
        assertThat(routed()).isEqualTo(before + 1);
    }

    private double routed() {
        // Absent as long as nothing is counted.
        return meters.find("hubs.query.routed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void damagedQuestionsCauseNoFailure() {
        try (LoggedFailures failures = LoggedFailures.collect()) {
            // when questions arrive of which parts or bytes are changed, then they are answered or refused
            DamagedQuestions damaged = new DamagedQuestions(server.getAuthority(), Map.of());
            assertThat(damaged.sendBodies(DamagedQuestions.COUNT)).containsOnlyKeys(200, 400);
            assertThat(damaged.sendHeads(DamagedQuestions.COUNT / 4).keySet()).contains(200, 400, 404, 405, 415);
            // and nothing is logged as a failure
            assertThat(failures.messages()).isEmpty();
        }
    }

    private static Response post(PeerQuestion question) {
        return given().contentType("application/json")
                .body(question.body())
                .post("/internal/v1/questions/" + question.name());
    }
}
