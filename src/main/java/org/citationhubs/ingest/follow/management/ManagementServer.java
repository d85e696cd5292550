package org.citationhubs.ingest.follow.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves metrics and health, at the same paths as the service does: {@code /q/metrics}, {@code /q/health/live}. */
public final class ManagementServer implements AutoCloseable {

    /** Seconds in which a request must arrive and its answer be taken; without them a slow caller keeps a thread. */
    private static final String SECONDS = "10";

    private static final int THREADS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;

    private ManagementServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address cannot be used
     */
    public static ManagementServer start(
            InetSocketAddress address, PrometheusMeterRegistry metrics, FollowHealth health) throws IOException {
        // The JDK's server has no other way to set them.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "management");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(
                "/q/metrics",
                exchange -> answer(exchange, "/q/metrics", 200, "text/plain; version=0.0.4", metrics.scrape()));
        server.createContext(
                "/q/health/live", exchange -> health(exchange, "/q/health/live", health.live(), health.problem()));
        server.createContext(
                "/q/health/ready",
                exchange -> health(exchange, "/q/health/ready", health.live() && health.ready(), health.problem()));
        server.start();
        return new ManagementServer(server, threads);
    }

    /** Returns the port, which the system chose if the address had none. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void health(HttpExchange exchange, String path, boolean up, String problem) throws IOException {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("status", up ? "UP" : "DOWN");
        if (!problem.isEmpty()) {
            answer.put("problem", problem);
        }
        answer(exchange, path, up ? 200 : 503, "application/json", JSON.writeValueAsString(answer));
    }

    private static void answer(HttpExchange exchange, String path, int status, String type, String text)
            throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals(path);
            boolean get = exchange.getRequestMethod().equals("GET");
            if (!known || !get) {
                exchange.sendResponseHeaders(known ? 405 : 404, -1);
                return;
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
