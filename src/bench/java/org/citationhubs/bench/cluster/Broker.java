package org.citationhubs.bench.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.citationhubs.runtime.embedded.EmbeddedBroker;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;

/** A broker with the topics of the service, in a separate process that outlives any instance. */
public final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final String bootstrapServers;

    private Broker(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker and creates the topics. */
    public static Broker start(Path folder, int partitions) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-Djava.util.logging.config.file=src/bench/resources/logging.properties",
                        "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broker.class.getName(),
                        folder.toString(),
                        Integer.toString(partitions)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String address =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (address == null) {
            throw new IOException("the broker did not start");
        }
        return new Broker(process, address);
    }

    /** Runs the broker, prints its address, and exits when its input ends, as it does when the benchmark ends. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin, PATIENCE).createMissing(TopicCatalog.load().all(), Integer.parseInt(arguments[1]));
            System.out.println(broker.bootstrapServers());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Input is ignored.
            }
        }
    }

    /** Returns the address for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        Termination.await(process, PATIENCE);
    }
}
