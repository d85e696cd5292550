package org.citationhubs.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import org.citationhubs.api.ServedHubs;
import org.citationhubs.query.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends request lines through a socket, because HTTP clients encode paths. */
@QuarkusTest
class PathsTest {

    /** Each has a prefix that is another work, and that a router may see instead. */
    private static final List<String> IDS = List.of(
            "doi:10.5555/b1(9)2.0.co;2",
            "doi:10.5555/b1(9)2.0.co;2/x;y=z",
            "doi:10.5555/b1(9)2.0.co//2",
            "doi:10.5555/b1(9)2.0.co/./2",
            "doi:10.5555/x/../b1(9)2.0.co",
            "doi:10.5555/0006(2005)055[0485:t]2.0",
            "doi:10.5555/{b1}|<9>^\"2.0\\co`");

    @TempDir
    Path folder;

    @Inject
    QueryGateway gateway;

    @TestHTTPResource("/")
    URI server;

    private ServedHubs served;

    @BeforeEach
    void open() {
        served = new ServedHubs(gateway, folder);
        served.hubs().cites("pmid:1", "", "doi:10.5555/b1(9)2.0.co", "pmid:9");
        served.hubs().cites("pmid:2", "", "doi:10.5555/b1(9)2.0.co", "pmid:9");
        for (String id : IDS) {
            String json = id.replace("\\", "\\\\").replace("\"", "\\\"");
            served.hubs().cites(json, "", json + "-cited");
            served.hubs().cites("pmid:1" + IDS.indexOf(id), "", json, "pmid:9");
        }
        served.serve();
    }

    @AfterEach
    void close() {
        served.close();
    }

    record Spelling(String id, String path) {}

    static List<Spelling> spellings() {
        return IDS.stream()
                .flatMap(id -> List.of(
                        new Spelling(id, id),
                        new Spelling(id, URLEncoder.encode(id, UTF_8)),
                        new Spelling(
                                id,
                                URLEncoder.encode(id, UTF_8).replace("%2F", "/").replace("%3A", ":")))
                        .stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aPathIsReadAsItWasSent(Spelling spelling) throws IOException {
        String hub = "/api/v1/hubs/" + spelling.path;
        JsonObject summary = get(hub).json(200);
        assertThat(summary.getString("id")).isEqualTo(spelling.id);
        assertThat(summary.getInteger("citingWorks")).isEqualTo(1);
        assertThat(get(hub + "/citing-works").json(200).getInteger("total")).isEqualTo(1);
        assertThat(get(hub + "/co-cited").json(200).getInteger("total")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aPageIsThatOfTheWorkInThePath(Spelling spelling) throws IOException {
        Reply page = get("/hubs/" + spelling.path);
        assertThat(page.head).startsWith("HTTP/1.1 200");
        assertThat(page.body)
                .contains(spelling.id
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aStreamIsThatOfTheWorkInThePath(Spelling spelling) throws IOException {
        String begin = beginOfStream("/api/v1/hubs/" + spelling.path + "/stream");
        assertThat(begin).startsWith("HTTP/1.1 200").contains("event: summary");
        JsonObject summary = new JsonObject(
                begin.substring(begin.indexOf("data: ") + 6).lines().findFirst().orElseThrow());
        assertThat(summary.getString("id")).isEqualTo(spelling.id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/hubs/doi:10.5555/a%",
                "/api/v1/hubs/doi:10.5555/a%2",
                "/api/v1/hubs/doi:10.5555/a%zz",
                "/api/v1/hubs/doi:10.5555/a%zz/stream",
                "/api/v1/hubs?tier=%",
                "/hubs/doi:10.5555/a%zz",
                "/elsewhere/%zz"
            })
    void aPathThatCannotBeReadIsAProblem(String path) throws IOException {
        assertThat(get(path).problem(400)).isEqualTo("/problems/invalid-request");
    }

    @Test
    void aPathThatIsTooLongIs414() throws IOException {
        assertThat(get("/api/v1/hubs/doi:10.1000/" + "a".repeat(5_000)).problem(414))
                .isEqualTo("/problems/uri-too-long");
    }

    @Test
    void aMethodThatIsNotAllowedNamesThoseThatAre() throws IOException {
        Reply post = exchange("POST", "/api/v1/hubs/pmid:9");
        assertThat(post.problem(405)).isEqualTo("/problems/method-not-allowed");
        assertThat(post.head).containsIgnoringCase("\r\nallow: GET, HEAD, OPTIONS");
        Reply read = get("/api/v1/citations");
        assertThat(read.problem(405)).isEqualTo("/problems/method-not-allowed");
        assertThat(read.head).containsIgnoringCase("\r\nallow: POST, OPTIONS");
    }

    @Test
    void anOffsetOfAPartitionThatDoesNotExistIs400() throws IOException {
        assertThat(get("/api/v1/hubs/pmid:9?min-offset=1:0").problem(400)).isEqualTo("/problems/invalid-parameter");
    }

    record Reply(String head, String body) {

        JsonObject json(int status) {
            assertThat(head + "\r\n\r\n" + body).startsWith("HTTP/1.1 " + status);
            return new JsonObject(body);
        }

        String problem(int status) {
            JsonObject problem = json(status);
            assertThat(head).containsIgnoringCase("content-type: application/problem+json");
            return problem.getString("type");
        }
    }

    /** Returns what a stream sends until the end of its first event. */
    private String beginOfStream(String path) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n").getBytes(UTF_8));
            StringBuilder received = new StringBuilder();
            byte[] chunk = new byte[8_192];
            int read = socket.getInputStream().read(chunk);
            while (read > 0) {
                received.append(new String(chunk, 0, read, UTF_8));
                read = received.indexOf("\nid: ") < 0 ? socket.getInputStream().read(chunk) : 0;
            }
            return received.toString();
        }
    }

    private Reply get(String path) throws IOException {
        return exchange("GET", path);
    }

    private Reply exchange(String method, String path) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            String request =
                    method + ' ' + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8_192];
            int read = in.read(chunk);
            while (read > 0) {
                received.write(chunk, 0, read);
                read = in.read(chunk);
            }
            String text = received.toString(UTF_8);
            int end = text.indexOf("\r\n\r\n");
            return new Reply(text.substring(0, end), text.substring(end + 4));
        }
    }
}
