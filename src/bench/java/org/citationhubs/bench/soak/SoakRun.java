package org.citationhubs.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.bench.cluster.Broker;
import org.citationhubs.bench.cluster.Instance;
import org.jspecify.annotations.Nullable;

/** Runs a broker and one instance, sends records at a rate, kills the instance and starts it again. */
public final class SoakRun implements AutoCloseable {

    private static final Duration CATCH_UP = Duration.ofMinutes(60);
    private static final long SECOND = 1_000_000_000L;
    private static final int SAMPLE_SECONDS = 15;
    private static final String NAME = "soak";

    private final Plan plan;
    private final Consumer<String> console;
    private final Broker broker;
    private final Instance instance;
    private final MemorySamples memory;
    private long sentCitations;

    /**
     * What is done.
     *
     * @param seconds for which records are sent
     * @param citationsPerSecond the rate, 0 without limit
     * @param mostBehind records behind at which sending pauses
     * @param kills how often the instance is killed, at equal intervals
     */
    public record Plan(
            long seed,
            int works,
            int partitions,
            int seconds,
            double citationsPerSecond,
            long mostBehind,
            int kills,
            int sample) {}

    private SoakRun(Plan plan, Consumer<String> console, Broker broker, Instance instance, Path folder) {
        this.plan = plan;
        this.console = console;
        this.broker = broker;
        this.instance = instance;
        this.memory = new MemorySamples(instance, folder);
    }

    /**
     * Starts the broker and the instance.
     *
     * @param jvmOptions of the instance
     * @param variables of the environment of the instance
     */
    public static SoakRun start(
            Path folder, Plan plan, List<String> jvmOptions, Map<String, String> variables, Consumer<String> console)
            throws IOException {
        Broker broker = Broker.start(folder.resolve("broker"), plan.partitions());
        try {
            List<String> options = new ArrayList<>(jvmOptions);
            options.add(MemorySamples.option(folder));
            options.add("-XX:+ExitOnOutOfMemoryError");
            Map<String, String> environment = new TreeMap<>(variables);
            environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            environment.put("HUBS_STANDBYS", "0");
            Instance instance = new Instance(HttpClient.newHttpClient(), folder, NAME, options, environment);
            instance.launch();
            instance.awaitReady();
            return new SoakRun(plan, console, broker, instance, folder);
        } catch (IOException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Sends all records, waits until they are counted, and returns the errors found. */
    public List<String> run(Map<String, Object> figures) throws IOException {
        long begin = System.nanoTime();
        send(begin);
        double sent = (System.nanoTime() - begin) / 1e9;
        awaitCaughtUp();
        double caughtUp = (System.nanoTime() - begin) / 1e9;
        sample();
        figures.put("secondsOfSending", sent);
        figures.put("secondsUntilCaughtUp", caughtUp);
        figures.put("citationsSent", sentCitations);
        figures.put("citationsPerSecond", sentCitations / caughtUp);
        figures.put("cpuSecondsSinceKill", instance.cpuSeconds());
        figures.put("memory", memory.samples());
        figures.put("heapGrowth", memory.heapGrowth());
        figures.put("heapFlat", MemorySamples.isFlat(memory.heapGrowth()));
        figures.put("residentGrowth", memory.residentGrowth());
        figures.put("residentFlat", MemorySamples.isFlat(memory.residentGrowth()));
        SoakCheck check = new SoakCheck(broker.bootstrapServers(), instance, plan.seed());
        check.run(plan.sample());
        figures.putAll(check.figures());
        return check.errors();
    }

    private void send(long begin) throws IOException {
        SoakRecords records = new SoakRecords(new SoakGraph(plan.seed(), plan.works()), plan.seed(), plan.partitions());
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long end = begin + plan.seconds() * SECOND;
        long nextLook = begin;
        long nextSample = begin;
        int killed = 0;
        long dueNanos = begin;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "linger.ms",
                        20,
                        "batch.size",
                        128 << 10,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long now = begin; now < end; now = System.nanoTime()) {
                if (killed < plan.kills() && now > begin + (end - begin) / (plan.kills() + 1) * (killed + 1)) {
                    killed++;
                    killAndRestart();
                }
                if (now > nextSample) {
                    nextSample = now + SAMPLE_SECONDS * SECOND;
                    sample();
                }
                if (now > nextLook) {
                    nextLook = now + SECOND;
                    if (recordsBehind() > plan.mostBehind()) {
                        LockSupport.parkNanos(SECOND / 2);
                        dueNanos = System.nanoTime();
                        nextLook = 0;
                        continue;
                    }
                }
                SoakRecords.Sent sent = records.next();
                sentCitations += sent.citations();
                var unused = producer.send(sent.record(), (metadata, e) -> {
                    if (e != null) {
                        failure.set(e);
                    }
                });
                if (plan.citationsPerSecond() > 0) {
                    dueNanos += (long) (sent.citations() * SECOND / plan.citationsPerSecond());
                    LockSupport.parkNanos(Math.max(0, dueNanos - System.nanoTime()));
                }
            }
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IOException("a record was not sent", failed);
        }
    }

    private void killAndRestart() throws IOException {
        console.accept("killed after %,d citations".formatted(sentCitations));
        instance.kill();
        long begin = System.nanoTime();
        instance.launch();
        instance.awaitReady();
        memory.restarted();
        console.accept("ready again after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
    }

    private void sample() throws IOException {
        MemorySamples.Sample sample = memory.take();
        JsonNode lag = instance.get("/api/v1/lag");
        console.accept(
                "%5d s  heap after GC %4d MB  resident %5d MB  sent %,11d citations  behind %,8d records  %,7d hubs"
                        .formatted(
                                sample.seconds(),
                                sample.heapMb(),
                                sample.residentMb(),
                                sentCitations,
                                lag.path("recordsBehind").asLong(-1),
                                lag.path("unpublishedHubs").asLong(-1)));
    }

    private long recordsBehind() throws IOException {
        if (!instance.isRunning()) {
            throw new IOException("the service ended by itself");
        }
        return instance.get("/api/v1/lag").path("recordsBehind").asLong(0);
    }

    private void awaitCaughtUp() throws IOException {
        long begin = System.nanoTime();
        long nextSample = begin;
        for (boolean caughtUp = false; !caughtUp; ) {
            if (!instance.isRunning() || System.nanoTime() - begin > CATCH_UP.toNanos()) {
                throw new IOException("the service did not catch up");
            }
            if (System.nanoTime() > nextSample) {
                nextSample = System.nanoTime() + SAMPLE_SECONDS * SECOND;
                sample();
            }
            JsonNode lag = instance.get("/api/v1/lag");
            caughtUp = lag.path("recordsBehind").asLong(-1) == 0
                    && lag.path("unpublishedHubs").asLong(-1) == 0;
            LockSupport.parkNanos(SECOND / 5);
        }
    }

    @Override
    public void close() throws IOException {
        instance.close();
        broker.close();
    }
}
