package org.citationhubs.api.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.citationhubs.api.DamagedQuestions;
import org.citationhubs.api.LoggedFailures;
import org.citationhubs.api.ServedHubs;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.routing.PeerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the port of the instances answers, and to whom, where callers and instances must authenticate. */
@QuarkusTest
@TestProfile(AccessApiTest.Authenticated.class)
class InternalPortTest {

    private static final String ASK = "GET /internal/v1/instance HTTP/1.1\r\nHost: x\r\n" + PeerRequest.SECRET + ": "
            + Credentials.SECRET + "\r\n\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    QueryGateway gateway;

    @ConfigProperty(name = "hubs.internal.port")
    int internalPort;

    @ConfigProperty(name = "hubs.internal.max-connections")
    int maxConnections;

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource(value = "/health/live", management = true, tls = true)
    URI liveness;

    @Test
    void theirPortIsForInstancesAlone() {
        // when callers come to the port of the instances, then only the secret lets them in
        given().port(internalPort)
                .header("X-API-Key", Credentials.apiKey("operator"))
                .get("/api/v1/openapi")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().port(internalPort)
                .header(PeerRequest.SECRET, Credentials.SECRET + "!")
                .get("/internal/v1/instance")
                .then()
                .statusCode(401);
        asInstance().get("/internal/v1/instance").then().statusCode(not(oneOf(401, 403)));
        asInstance().get("/api/v1/openapi").then().statusCode(200);
        // Headers that are allowed at the other port may be forwarded.
        asInstance()
                .header("Accept", "*/*;a=" + "b".repeat(16_000))
                .get("/internal/v1/instance")
                .then()
                .statusCode(not(oneOf(401, 403, 431)));
        // and at the other port it does not
        given().header(PeerRequest.SECRET, Credentials.SECRET)
                .get("/internal/v1/instance")
                .then()
                .statusCode(401);
    }

    @Test
    void anInstanceReadsAndDoesNotWrite() {
        asInstance()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/citations")
                .then()
                .statusCode(403);
    }

    private RequestSpecification asInstance() {
        return given().port(internalPort).header(PeerRequest.SECRET, Credentials.SECRET);
    }

    @Test
    void damagedQuestionsCauseNoFailure() {
        try (ServedHubs served = new ServedHubs(gateway, folder);
                LoggedFailures failures = LoggedFailures.collect()) {
            serve(served);

            // when an instance sends damaged questions, then they are answered or refused
            DamagedQuestions ofInstance =
                    new DamagedQuestions("localhost:" + internalPort, Map.of(PeerRequest.SECRET, Credentials.SECRET));
            assertThat(ofInstance.sendBodies(DamagedQuestions.COUNT / 2)).containsOnlyKeys(200, 400);
            assertThat(ofInstance.sendHeads(DamagedQuestions.COUNT / 2).keySet())
                    .contains(200, 400, 404, 405, 415)
                    .doesNotContain(401, 403);

            // and nothing is logged as a failure
            assertThat(failures.messages()).isEmpty();
        }
    }

    @Test
    void damagedQuestionsOfOthersAreRefused() {
        try (ServedHubs served = new ServedHubs(gateway, folder);
                LoggedFailures failures = LoggedFailures.collect()) {
            serve(served);
            String internal = "localhost:" + internalPort;
            String open = server.getAuthority();

            // when others send damaged questions, then none is answered, at no port
            for (DamagedQuestions ofOthers : List.of(
                    new DamagedQuestions(internal, Map.of()),
                    new DamagedQuestions(internal, Map.of(PeerRequest.SECRET, "the secret of others")),
                    new DamagedQuestions(internal, Map.of("X-API-Key", Credentials.apiKey("operator"))),
                    new DamagedQuestions(open, Map.of()),
                    new DamagedQuestions(open, Map.of(PeerRequest.SECRET, Credentials.SECRET)))) {
                assertThat(ofOthers.sendBodies(DamagedQuestions.COUNT / 10)).containsOnlyKeys(401);
                assertThat(ofOthers.sendHeads(DamagedQuestions.COUNT / 10)).doesNotContainKeys(200, 202);
            }
            DamagedQuestions ofOperator =
                    new DamagedQuestions(open, Map.of("X-API-Key", Credentials.apiKey("operator")));
            assertThat(ofOperator.sendBodies(DamagedQuestions.COUNT / 10)).containsOnlyKeys(403);

            // and nothing is logged as a failure
            assertThat(failures.messages()).isEmpty();
        }
    }

    private static void serve(ServedHubs served) {
        QueriedHubs hubs = served.hubs();
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.cites("pmid:2", "2003-05", "pmid:100", "pmid:1");
        hubs.cites("pmid:3", "2003", "pmid:100");
        hubs.titled("pmid:100", "The hub");
        served.serve();
    }

    @Test
    void noMoreConnectionsThanAllowedAreKept() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            // when connections are opened until one is closed at once, then as many are open as are allowed
            int answered = 0;
            while (answered <= maxConnections && isAnswered(connect(open))) {
                answered++;
            }
            // Fewer, if another test has left some.
            assertThat(answered).isBetween(maxConnections / 2, maxConnections);
            assertThat(isAnswered(connect(open))).isFalse();
            // and those that are open are answered, as are the other ports
            assertThat(isAnswered(open.get(0))).isTrue();
            given().relaxedHTTPSValidation().get(liveness).then().statusCode(200);
            given().get("/api/v1/openapi").then().statusCode(200);

            // when one is closed, then another one takes its place
            open.remove(0).close();
            await().until(() -> isAnswered(connect(open)));
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private Socket connect(List<Socket> open) throws IOException {
        Socket socket = new Socket("localhost", internalPort);
        open.add(socket);
        return socket;
    }

    /** Asks on a connection, and returns whether there is an answer before it is closed. */
    private static boolean isAnswered(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        try {
            socket.getOutputStream().write(ASK.getBytes(US_ASCII));
            byte[] buffer = new byte[65_536];
            int read = socket.getInputStream().read(buffer);
            return read > 0 && new String(buffer, 0, read, US_ASCII).startsWith("HTTP/1.1 ");
        } catch (SocketException e) {
            // The server closes a connection on which this end sends.
            return false;
        }
    }
}
