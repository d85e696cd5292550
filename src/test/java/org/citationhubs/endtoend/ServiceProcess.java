package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code serve} of the packaged program in its own process, with the embedded broker or as one of several
 * instances.
 */
final class ServiceProcess implements AutoCloseable {

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** Processes live for a minute or two: the second compiler would take longer than what it saves. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final ObjectMapper json = new ObjectMapper();
    private HttpClient http = HttpClient.newHttpClient();
    private String scheme = "http";
    private final Path folder;
    private final int brokerPort;
    private final int httpPort;
    private final int managementPort;
    private final Map<String, String> variables = new TreeMap<>();
    private String heap = "768m";
    private @Nullable Process process;

    /** Creates a service with its data in a folder, without starting it. */
    ServiceProcess(Path folder) throws IOException {
        this(folder, Map.of());
    }

    private ServiceProcess(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.brokerPort = freePort();
        this.httpPort = freePort();
        this.managementPort = freePort();
        variables.putAll(environment);
    }

    /** Creates one of several instances on shared brokers, with one standby replica, without starting it. */
    static ServiceProcess instance(Path folder, String id, String bootstrapServers) throws IOException {
        return new ServiceProcess(
                Files.createDirectories(folder.resolve(id)),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                        "HUBS_INSTANCE_ID", id,
                        "HUBS_STANDBYS", "1",
                        "HUBS_STREAMS_THREADS", "1",
                        "HUBS_ROCKSDB_MEMORY", "64M",
                        "HUBS_ROCKSDB_WRITE_BUFFERS", "32M"));
    }

    /** Returns a port that is not in use. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Sets an environment variable of the processes that are started later. */
    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** Lets the processes that are started later serve HTTPS alone, with a certificate that the client trusts. */
    void serveHttps(Path certificate, Path key, SSLContext client) {
        scheme = "https";
        http = HttpClient.newBuilder().sslContext(client).build();
        set("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        set("QUARKUS_HTTP_SSL_PORT", Integer.toString(httpPort));
        set("QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "web");
        set("QUARKUS_TLS_WEB_KEY_STORE_PEM_OWN_CERT", certificate.toString());
        set("QUARKUS_TLS_WEB_KEY_STORE_PEM_OWN_KEY", key.toString());
    }

    /** Sets the maximum heap of the processes that are started later, as in {@code -Xmx}. */
    void setHeap(String size) {
        heap = size;
    }

    /** Starts the process with the existing data, and returns when it is ready. */
    void start() throws IOException {
        start("serve");
    }

    /** Starts the process with a command that serves, and returns when it is ready. */
    void start(String command) throws IOException {
        launch(command);
        awaitReady();
    }

    /** Starts the process with the existing data. */
    void launch() throws IOException {
        launch("serve");
    }

    private void launch(String command) throws IOException {
        process = start("serve", List.of(command));
    }

    /** Waits until the process is ready. */
    void awaitReady() throws IOException {
        try {
            await("the service to be ready")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::isReady);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not ready; its log:\n" + Files.readString(log("serve")), e);
        }
    }

    /** Runs a command to its successful end and returns its output. */
    String command(String... arguments) throws IOException, InterruptedException {
        CommandResult result = run(arguments);
        assertThat(result.exitCode())
                .as("exit code of %s, which printed\n%s", arguments[0], result.printed())
                .isZero();
        return result.printed();
    }

    /** Runs a command to its end. */
    CommandResult run(String... arguments) throws IOException, InterruptedException {
        String name = arguments[0];
        Process command = start(name, List.of(arguments));
        assertThat(command.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .as("%s ended", name)
                .isTrue();
        return new CommandResult(command.exitValue(), Files.readString(log(name)));
    }

    /** What a command left: its exit code, and its output with its errors. */
    record CommandResult(int exitCode, String printed) {}

    private Process start(String name, List<String> arguments) throws IOException {
        assertThat(JAR).as("packaged by ./mvnw package").exists();
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx" + heap));
        command.addAll(QUICK_START);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
        builder.environment().put("HUBS_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("HUBS_EMBEDDED_PORT", Integer.toString(brokerPort));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().putAll(variables);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        return builder.start();
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private boolean isReady() throws IOException, InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            throw new AssertionError("the service ended; its log:\n" + Files.readString(log("serve")));
        }
        try {
            return readiness() == 200;
        } catch (java.net.ConnectException e) {
            return false;
        }
    }

    /** Returns the status of the readiness check. */
    int readiness() throws IOException, InterruptedException {
        return http.send(management("/q/health/ready"), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Returns the metrics, one a line. */
    List<String> metrics() throws IOException, InterruptedException {
        return http.send(management("/q/metrics"), HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    /** Returns {@code host:port} of its health and metrics. */
    String managementAddress() {
        return "localhost:" + managementPort;
    }

    private HttpRequest management(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + managementAddress() + path))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /** Kills the process as {@code kill -9} does, without shutdown hooks. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Sends the process a stop signal, and returns the process at once. */
    Process terminate() {
        Process running = Objects.requireNonNull(process, "not started");
        running.destroy();
        return running;
    }

    /** Returns the log of the service. */
    String log() throws IOException {
        return Files.readString(log("serve"));
    }

    /** Returns the status of a response; empty if the connection fails or the response is incomplete. */
    OptionalInt status(String path) throws InterruptedException {
        try {
            return OptionalInt.of(http.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns the bootstrap servers of its brokers, embedded or not. */
    String bootstrapServers() {
        return variables.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort);
    }

    /** Waits until all published events are counted and all hubs are published. */
    void awaitCaughtUp() {
        await("the service to catch up")
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    JsonNode lag = get("/api/v1/lag");
                    assertThat(lag.path("recordsBehind").asLong(-1)).isZero();
                    assertThat(lag.path("unpublishedHubs").asLong(-1)).isZero();
                });
    }

    /** Returns a JSON response, whatever its status. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(http.send(request(path), HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    /** Returns a response with its status. */
    <T> HttpResponse<T> request(String path, HttpResponse.BodyHandler<T> reading, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), reading);
    }

    /** Posts a JSON document and returns the response. */
    HttpResponse<byte[]> post(String path, byte[] json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Returns {@code host:port} at which other instances reach the process. */
    String address() {
        return "localhost:" + httpPort;
    }

    /** Returns an id as a segment of a path. */
    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).build();
    }

    private URI uri(String path) {
        return URI.create(scheme + "://" + address() + path);
    }

    /** Stops the process cleanly. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            await("the service to stop").atMost(Duration.ofSeconds(60)).until(() -> !running.isAlive());
        }
    }

    @Override
    public void close() {
        stop();
    }
}
