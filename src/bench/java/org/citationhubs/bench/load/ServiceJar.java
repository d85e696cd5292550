package org.citationhubs.bench.load;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs the packaged program, {@code serve} with the embedded broker, on temporary data and free ports. */
public final class ServiceJar implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();
    private static final int STOP_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final int brokerPort;
    private final int httpPort;
    private final int managementPort;

    private ServiceJar(Path folder, Process process, int brokerPort, int httpPort, int managementPort) {
        this.folder = folder;
        this.process = process;
        this.brokerPort = brokerPort;
        this.httpPort = httpPort;
        this.managementPort = managementPort;
    }

    /**
     * Starts the program and returns when it is ready.
     *
     * @param folder for its data and its log
     * @param prefix put before the command, such as {@code taskset -c 0}
     * @param jvmOptions such as the heap
     */
    public static ServiceJar start(Path folder, List<String> prefix, List<String> jvmOptions) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException("there is no " + JAR + ": ./mvnw package");
        }
        int brokerPort = freePort();
        int httpPort = freePort();
        int managementPort = freePort();
        List<String> command = new ArrayList<>(prefix);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile());
        builder.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
        builder.environment().put("HUBS_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("HUBS_EMBEDDED_PORT", Integer.toString(brokerPort));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        ServiceJar service = new ServiceJar(folder, builder.start(), brokerPort, httpPort, managementPort);
        Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
        service.await(service::isReady);
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws IOException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IOException("the service did not start: " + Files.readString(folder.resolve("serve.log")));
            }
            LockSupport.parkNanos(100_000_000L);
        }
    }

    private boolean isReady() throws IOException {
        try {
            return request(managementPort, "/q/health/ready").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** Waits until everything produced so far is counted and published. */
    public void awaitCaughtUp() throws IOException {
        await(() -> {
            JsonNode lag = get("/api/v1/lag");
            return lag.path("recordsBehind").asLong(-1) == 0
                    && lag.path("unpublishedHubs").asLong(-1) == 0;
        });
    }

    /** Returns the bootstrap servers. */
    public String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Returns the HTTP port on loopback. */
    public int httpPort() {
        return httpPort;
    }

    /** Returns the body of a response, whatever its status. */
    public JsonNode get(String path) throws IOException {
        return json.readTree(request(httpPort, path).body());
    }

    /** Returns the status of a response. */
    public int status(String path) throws IOException {
        return request(httpPort, path).statusCode();
    }

    private HttpResponse<byte[]> request(int port, String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Returns the peak resident memory in MB, -1 where there is no {@code /proc}. */
    public long residentPeakMb() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    /** Returns the used processor time in seconds. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
