package org.citationhubs.ingest.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** A feed on this machine. What it answers is up to the test. */
public final class StubFeed implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<URI> requests = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();

    /** Starts a feed that answers each request by a function of its address. */
    public StubFeed(Function<URI, StubAnswer> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    /**
     * What the feed answers.
     *
     * @param lost number of bytes at the end of the body that are announced and not sent
     */
    public record StubAnswer(int status, Map<String, String> headers, byte[] body, int lost) {

        public static StubAnswer json(String body) {
            return new StubAnswer(200, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8), 0);
        }

        public static StubAnswer of(int status, String type, String body) {
            return new StubAnswer(status, Map.of("Content-Type", type), body.getBytes(UTF_8), 0);
        }

        public StubAnswer with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new StubAnswer(status, more, body, lost);
        }

        /** Announces the whole body and closes the connection before its end. */
        public StubAnswer endingEarly(int bytes) {
            return new StubAnswer(status, headers, body, bytes);
        }

        public StubAnswer packed() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new StubAnswer(status, headers, packed.toByteArray(), lost).with("Content-Encoding", "gzip");
        }
    }

    private void answer(HttpExchange exchange, Function<URI, StubAnswer> answers) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI());
            headers.add(exchange.getRequestHeaders());
            StubAnswer answer = answers.apply(exchange.getRequestURI());
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body(), 0, length - answer.lost());
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns the addresses that were asked for. */
    public List<URI> requests() {
        return requests;
    }

    /** Returns the headers of each request. */
    public List<Headers> headers() {
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
