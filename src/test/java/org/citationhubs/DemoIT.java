package org.citationhubs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    void replayingTheSampleChangesNothing() throws InterruptedException {
        // when the sample is replayed
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        DemoReplay.into(events.await(TIMEOUT).orElseThrow(), today);
        awaitCaughtUp();

        // then its hub has exact figures
        int revision = hub().body("title", equalTo(DemoReplay.HUB_TITLE))
                .body("aliases", contains("doi:10.1023/a:1026654312961"))
                .body("tier", equalTo("SUPER_HUB"))
                .body("citingWorks", is(322))
                .body("label.name", equalTo("Canonical reference"))
                .body("roles.BACKGROUND.citingWorks", is(63))
                .body("statements", is(112))
                .body("sources.demo.citingWorks", is(322))
                .body("sources.demo-illustrative.citingWorks", is(101))
                .body("sources.demo-illustrative.only", is(0))
                .body("windows.d1", is(1))
                .body("windows.d7", is(4))
                .body("windows.d30", is(6))
                .body("windows.d365", is(54))
                .body("coCited[0].id", equalTo("arxiv:hep-th/9802150"))
                .body("coCited[0].title", equalTo("Anti De Sitter Space And Holography"))
                .body("claims.kind", hasItem("claim"))
                .extract()
                .path("revision");
        given().get("/api/v1/works/arxiv:hep-th/9905111/references")
                .then()
                .statusCode(200)
                .body("total", is(107));

        // when it is replayed again
        DemoReplay.into(events.await(TIMEOUT).orElseThrow(), today);
        awaitCaughtUp();

        // then nothing changes
        hub().body("citingWorks", is(322)).body("revision", is(revision));
    }

    private static ValidatableResponse hub() {
        return given().get("/api/v1/hubs/" + DemoReplay.HUB).then().statusCode(200);
    }

    private static void awaitCaughtUp() {
        await().atMost(TIMEOUT).untilAsserted(() -> given().get("/api/v1/lag")
                .then()
                .statusCode(200)
                .body("recordsBehind", is(0))
                .body("unpublishedHubs", is(0)));
    }
}
