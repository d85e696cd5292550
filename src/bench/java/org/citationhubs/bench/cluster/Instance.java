package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An instance of the packaged program, with its own data folder and port. */
public final class Instance implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final long PATIENCE_NANOS = Duration.ofMinutes(4).toNanos();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final String name;
    private final Path folder;
    private final List<String> jvmOptions;
    private final Map<String, String> variables;
    private final int port;
    private final int managementPort;
    private volatile boolean up;
    private @Nullable Process process;

    /**
     * Creates an instance without starting it.
     *
     * @param http the client for requests to the instance
     * @param variables more environment variables
     */
    public Instance(HttpClient http, Path folder, String name, List<String> jvmOptions, Map<String, String> variables)
            throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is missing: run ./mvnw package");
        }
        this.http = http;
        this.name = name;
        this.folder = Files.createDirectories(folder.resolve(name));
        this.jvmOptions = List.copyOf(jvmOptions);
        this.variables = Map.copyOf(variables);
        this.port = freePort();
        this.managementPort = freePort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Returns whether a load balancer would use the instance: from readiness until it is killed or stopped. */
    boolean isUp() {
        return up;
    }

    /** Starts the process. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("HUBS_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("HUBS_INSTANCE_ID", name);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().putAll(variables);
        Process started = builder.start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    private Path log() {
        return folder.resolve("serve.log");
    }

    /** Waits until the instance is ready. */
    public void awaitReady() throws IOException {
        long begin = System.nanoTime();
        while (!isReady()) {
            Process running = process;
            if (running == null || !running.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IOException(name + " did not start: " + Files.readString(log()));
            }
            LockSupport.parkNanos(100_000_000L);
        }
        up = true;
    }

    private boolean isReady() throws IOException {
        try {
            URI ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
            return send(HttpRequest.newBuilder(ready).timeout(ANSWER).build()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** Kills the process, like a crash. */
    public void kill() {
        Process running = process;
        up = false;
        if (running != null) {
            Termination.await(running.destroyForcibly(), STOP);
        }
    }

    /** Stops the process in order and waits for its end. */
    void stop() throws IOException {
        Process running = process;
        up = false;
        if (running != null) {
            running.destroy();
            if (!Termination.await(running, STOP)) {
                throw new IOException(name + " did not stop");
            }
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the response to a GET request, whatever its status. */
    HttpResponse<byte[]> request(String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(ANSWER);
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** Returns the response to a POST of a JSON document. */
    HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(uri(path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Returns the JSON document at a path. */
    public JsonNode get(String path) throws IOException {
        return json.readTree(request(path).body());
    }

    /** Returns the processor time of the current process in seconds. */
    public double cpuSeconds() {
        Process running = process;
        return running == null
                ? 0
                : running.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Returns whether the current process has not ended. */
    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Returns the resident memory of the current process in MB, -1 where there is no {@code /proc}. */
    public long residentMb() throws IOException {
        return residentMb("VmRSS:");
    }

    /** Returns the peak resident memory of the current process in MB, -1 where there is no {@code /proc}. */
    long residentPeakMb() throws IOException {
        return residentMb("VmHWM:");
    }

    private long residentMb(String line) throws IOException {
        Process running = process;
        Path status = Path.of("/proc", Long.toString(running == null ? -1 : running.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(text -> text.startsWith(line))
                        .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) >> 10)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    /** Kills the process; its data is discarded anyway. */
    @Override
    public void close() {
        kill();
    }
}
