package org.citationhubs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.citationhubs.ingest.command.DemoReplay;
import org.citationhubs.ingest.publish.IngestGateway;
import org.junit.jupiter.api.Test;

/** Runs the sample of the demo through the whole service. */
@QuarkusTest
@TestProfile(DemoIT.OwnService.class)
class DemoIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Inject
    IngestGateway events;

    /** Starts a service with nothing but the sample. */
    public static final class OwnService implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hubs.data-dir", System.getProperty("java.io.tmpdir") + "/citation-hubs-demo-" + UUID.randomUUID());
        }
    }

    @Test
    void theSampleIsOneHubAndReplayingItChangesNothing() throws InterruptedException {
        // when the sample is replayed
        DemoReplay.into(events.await(TIMEOUT).orElseThrow());
        awaitCaughtUp();

        // then its hub has exact figures
        int revision = given().get("/api/v1/hubs/" + DemoReplay.HUB)
                .then()
                .statusCode(200)
                .body("title", equalTo("Toy Models of Superposition"))
                .body("tier", equalTo("HUB"))
                .body("citingWorks", is(50))
                .body("roles.BACKGROUND.citingWorks", is(17))
                .body("statements", is(37))
                .body("coCited[0].title", not(startsWith("arxiv:")))
                .extract()
                .path("revision");
        given().get("/api/v1/works/arxiv:2404.19756/references")
                .then()
                .statusCode(200)
                .body("total", is(12));

        // when it is replayed again
        DemoReplay.into(events.await(TIMEOUT).orElseThrow());
        awaitCaughtUp();

        // then nothing changes
        given().get("/api/v1/hubs/" + DemoReplay.HUB)
                .then()
                .statusCode(200)
                .body("citingWorks", is(50))
                .body("revision", is(revision));
    }

    private static void awaitCaughtUp() {
        await().atMost(TIMEOUT).untilAsserted(() -> given().get("/api/v1/lag")
                .then()
                .statusCode(200)
                .body("recordsBehind", is(0))
                .body("unpublishedHubs", is(0)));
    }
}
