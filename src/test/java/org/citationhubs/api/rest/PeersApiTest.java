package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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

    private static final int QUESTIONS = Integer.getInteger("mutated.questions", 200);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    QueryGateway gateway;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    MeterRegistry meters;

    private final List<LogRecord> failures = new CopyOnWriteArrayList<>();
    private final Handler log = new FailureCollector();
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
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void close() {
        Logger.getLogger("").removeHandler(log);
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
        return meters.get("hubs.query.routed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void damagedQuestionsCauseNoFailure() {
        // given questions of which parts or bytes are changed
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        Random random = new Random(seed);
        int refused = 0;
        for (int sent = 0; sent < QUESTIONS; sent++) {
            PeerQuestion damaged = PeerQuestions.damaged(random);
            // when they arrive
            Response response = post(damaged);
            // then they are answered or refused
            assertThat(response.statusCode())
                    .as("seed %d: %s %s", seed, damaged.name(), new String(damaged.body(), UTF_8))
                    .isIn(200, 400);
            refused += response.statusCode() == 400 ? 1 : 0;
        }
        System.out.printf("mutated questions: %d, refused %d%n", QUESTIONS, refused);
        assertThat(refused).isPositive();
        // and nothing is logged as a failure
        assertThat(failures)
                .extracting(record -> record.getMessage() + record.getThrown())
                .isEmpty();
    }

    private static Response post(PeerQuestion question) {
        return given().contentType("application/json")
                .body(question.body())
                .post("/internal/v1/questions/" + question.name());
    }

    private final class FailureCollector extends Handler {

        @Override
        public void publish(LogRecord record) {
            if (record.getThrown() != null) {
                failures.add(record);
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
