package org.citationhubs.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Several instances on one broker, each with its own data folder and port. */
final class Instances implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    /**
     * A changelog ends with the marker of its last transaction, which no store reads: one for each of a dozen stores.
     */
    private static final int MARKERS = 14;

    private final HttpClient http;
    private final Broker broker;
    private final List<Instance> all = new ArrayList<>();
    private final int standbys;

    private Instances(HttpClient http, Broker broker, int standbys) {
        this.http = http;
        this.broker = broker;
        this.standbys = standbys;
    }

    /**
     * Starts a broker and instances, and returns when all are ready.
     *
     * @param variables more environment variables of the instances
     */
    static Instances start(
            Path folder,
            int count,
            int partitions,
            int standbys,
            List<String> jvmOptions,
            Map<String, String> variables)
            throws IOException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Instances instances = new Instances(http, Broker.start(folder.resolve("broker"), partitions), standbys);
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", instances.broker.bootstrapServers(),
                "HUBS_STANDBYS", Integer.toString(standbys),
                "HUBS_STREAMS_THREADS", "1",
                "HUBS_ROCKSDB_MEMORY", "64M",
                "HUBS_ROCKSDB_WRITE_BUFFERS", "32M"));
        environment.putAll(variables);
        try {
            for (int number = 0; number < count; number++) {
                Instance instance = new Instance(http, folder, "hubs-" + number, jvmOptions, environment);
                instances.all.add(instance);
                instance.launch();
            }
            for (Instance instance : instances.all) {
                instance.awaitReady();
            }
            return instances;
        } catch (IOException | RuntimeException e) {
            instances.close();
            throw e;
        }
    }

    List<Instance> all() {
        return all;
    }

    HttpClient http() {
        return http;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Waits until everything is counted and published. */
    void awaitCaughtUp() throws IOException {
        await("everything is counted", () -> {
            JsonNode lag = all.get(0).get("/api/v1/lag");
            return lag.path("recordsBehind").asLong(-1) == 0
                    && lag.path("unpublishedHubs").asLong(-1) == 0;
        });
    }

    /** Waits until, in addition, every instance sees each partition with an active replica and standbys without lag. */
    void awaitReplicated() throws IOException {
        awaitCaughtUp();
        for (Instance instance : all) {
            await(
                    "standbys without lag in the view of " + instance.name(),
                    () -> isReplicated(instance.get("/api/v1/topology")));
        }
    }

    private boolean isReplicated(JsonNode topology) {
        boolean copied = topology.path("instances").size() == all.size()
                && !topology.path("partitions").isEmpty();
        for (JsonNode instance : topology.path("instances")) {
            copied &= instance.path("state").asText().equals("RUNNING");
            for (JsonNode copy : instance.path("copies")) {
                copied &= copy.path("lag").asLong() < MARKERS;
            }
        }
        for (JsonNode placement : topology.path("partitions")) {
            copied &= placement.path("active").isTextual()
                    && placement.path("standbys").size() == standbys;
        }
        return copied;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, Condition condition) throws IOException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IOException("not within five minutes: " + what);
            }
            LockSupport.parkNanos(200_000_000L);
        }
    }

    double cpuSeconds() {
        return all.stream().mapToDouble(Instance::cpuSeconds).sum();
    }

    @Override
    public void close() throws IOException {
        for (Instance instance : all) {
            instance.close();
        }
        broker.close();
    }
}
