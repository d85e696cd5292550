package org.citationhubs.api.body;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.ClockCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends bodies that are too long, too slow or too many, through sockets, because HTTP clients send whole requests. */
@QuarkusTest
@TestProfile(RequestLimitsIT.ShortTimes.class)
class RequestLimitsIT {

    private static final int ANSWER_TIMEOUT_MS = 60_000;

    private static final String EVENT = "{\"op\":\"assert\",\"observedAt\":\"2026-05-25T10:00:00Z\","
            + "\"citing\":{\"id\":\"doi:10.1000/abc\"},\"citations\":[{\"cited\":{\"id\":\"pmid:2\"}}]}\n";

    private static final String STREAM =
            head("POST /api/v1/citations", "Content-Type: application/x-ndjson", "Transfer-Encoding: chunked");

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    /** Limits that a test can exceed. */
    public static final class ShortTimes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "hubs.data-dir",
                    System.getProperty("java.io.tmpdir") + "/citation-hubs-limits-" + UUID.randomUUID(),
                    "hubs.limits.sender-time",
                    "2S",
                    "hubs.limits.sender-bytes",
                    "100",
                    "hubs.limits.body-time",
                    "20S",
                    "hubs.limits.buffered-bodies",
                    "4M",
                    "hubs.limits.streams",
                    "2");
        }
    }

    @BeforeEach
    void publishNothing() {
        IngestGateway gateway = new IngestGateway();
        gateway.open(
                (topic, key, event) -> CompletableFuture.completedFuture(new PublishedOffset(1, 2)),
                InputLimits.DEFAULT,
                ClockCheck.DEFAULT);
        QuarkusMock.installMockForType(gateway, IngestGateway.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/hubs/batch",
                "POST /api/v1/citations",
                "POST /internal/v1/questions/known-works",
                "GET /api/v1/hubs/pmid:1",
                "PUT /nothing",
                "POST /"
            })
    void aBodyOfAnyPathIsBounded(String target) throws IOException {
        try (Client announced = new Client();
                Client chunked = new Client()) {
            // when a client announces 600 MB, then it is refused at once
            announced.send(head(target, "Content-Length: 629145600"));
            assertThat(announced.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "/problems/too-large", "more than 2097152 bytes");

            // when it announces nothing, then it is refused when it has sent too much
            chunked.send(head(target, "Transfer-Encoding: chunked"));
            assertThat(chunked.sendChunks(600)).isLessThan(100);
            assertThat(chunked.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyWithinTheLimitsIsReceivedInParts() throws IOException {
        try (Client client = new Client()) {
            client.send(head(
                    "POST /api/v1/citations",
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked",
                    "Connection: close"));
            for (String part : EVENT.split("(?<=,)", -1)) {
                client.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
            }
            client.send("0\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 202").contains("\"offset\":2");
        }
    }

    @Test
    void slowSendersStopNobodyAndAreRefused() throws IOException {
        List<Client> senders = new ArrayList<>();
        try {
            // given more senders than there are worker threads, each with an unfinished body
            for (int sender = 0; sender < 300; sender++) {
                Client client = new Client();
                senders.add(client);
                client.send(
                        head("POST /api/v1/citations", "Content-Type: application/json", "Content-Length: 1000") + '{');
            }

            // then others are answered
            given().get(liveness).then().statusCode(200).time(lessThan(5_000L));
            given().get("/api/v1/hubs/pmid:1").then().statusCode(anyOf(is(404), is(503)));
            given().contentType("application/json")
                    .body(EVENT)
                    .post("/api/v1/citations")
                    .then()
                    .statusCode(202);

            // and the senders are refused
            for (Client sender : senders) {
                assertThat(sender.answer()).startsWith("HTTP/1.1 408").contains("/problems/too-slow");
            }
        } finally {
            for (Client sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void aStreamThatBecomesSlowEndsWithTheReason() throws IOException {
        try (Client client = new Client()) {
            client.send(STREAM);
            client.send(Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n");

            assertThat(client.answer())
                    .startsWith("HTTP/1.1 202")
                    .contains("{\"line\":1,\"partition\":1,\"offset\":2}", "\"line\":2,", "/problems/too-slow");
        }
    }

    @Test
    void streamsAreBoundedInNumberAndTheirPlacesAreFreed() throws IOException {
        String begin = STREAM + Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n";
        try (Client first = new Client();
                Client second = new Client();
                Client third = new Client()) {
            first.send(begin);
            second.send(begin);
            first.answerUntil("\"offset\"");
            second.answerUntil("\"offset\"");
            third.send(begin);
            assertThat(third.answerUntil("}")).startsWith("HTTP/1.1 503").contains("2 streams");
        }

        await().untilAsserted(() -> given().contentType("application/x-ndjson")
                .body(EVENT.getBytes(UTF_8))
                .post("/api/v1/citations")
                .then()
                .statusCode(202));
    }

    @Test
    void bodiesOfAllRequestsTogetherAreBounded() throws IOException {
        String begin = head("POST /api/v1/hubs/batch", "Content-Type: application/json", "Content-Length: 2000000");
        try (Client first = new Client();
                Client second = new Client();
                Client third = new Client()) {
            for (Client client : List.of(first, second, third)) {
                client.send(begin);
            }
            String part = " ".repeat(1_900_000);
            first.send(part);
            second.send(part);
            third.send(part);

            List<String> answers = new ArrayList<>();
            for (Client client : List.of(first, second, third)) {
                answers.add(client.answer());
            }
            // Two that reach the bound at the same moment are both refused. The others wait for the rest in vain.
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 503"));
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 408"));
            assertThat(answers)
                    .allMatch(answer -> answer.startsWith("HTTP/1.1 503") || answer.startsWith("HTTP/1.1 408"));
        }
    }

    private static String head(String target, String... headers) {
        return target + " HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private final class Client implements AutoCloseable {

        private final Socket socket;

        Client() throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(ANSWER_TIMEOUT_MS);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }

        /** Sends chunks of a megabyte until the server closes the connection; returns how many it took. */
        int sendChunks(int most) {
            byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(US_ASCII);
            for (int sent = 0; sent < most; sent++) {
                try {
                    if (socket.getInputStream().available() > 0) {
                        return sent;
                    }
                    socket.getOutputStream().write(chunk);
                } catch (IOException closed) {
                    return sent;
                }
            }
            return most;
        }

        /** Returns what the server sends until it closes the connection. */
        String answer() throws IOException {
            return answerUntil(null);
        }

        String answerUntil(@Nullable String end) throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            try {
                int read = in.read(buffer);
                while (read >= 0) {
                    answer.write(buffer, 0, read);
                    if (end != null && answer.toString(UTF_8).contains(end)) {
                        break;
                    }
                    read = in.read(buffer);
                }
            } catch (SocketTimeoutException e) {
                throw new IOException("no end of: " + answer.toString(UTF_8), e);
            } catch (SocketException e) {
                // The server closes a connection on which the client still sends.
                return answer.toString(UTF_8);
            }
            return answer.toString(UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
