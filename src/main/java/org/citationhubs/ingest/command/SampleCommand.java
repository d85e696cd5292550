package org.citationhubs.ingest.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.citationhubs.ingest.command.DemoReplay.ReplayResult;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Publishes the bundled sample to the Kafka of a running service, as {@code demo} does for its own. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Publishes the bundled sample to the Kafka of a running service.",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  KAFKA_BOOTSTRAP_SERVERS  brokers (default: the embedded one on this machine)",
            "  HUBS_EMBEDDED_PORT       port of that broker (default: 9092)"
        })
public final class SampleCommand implements Callable<Integer> {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command with the environment variables of the process. */
    public SampleCommand() {
        this(System.getenv());
    }

    SampleCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        // The Kafka clients log every failed connection; this command reports the failure once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        String servers = BootstrapServers.of(environment);
        try {
            InputTopicCheck.require(servers, Map.of(), InputTopicCheck.EVENTS, REQUEST_TIMEOUT);
            try (KafkaEventPublisher publisher = KafkaEventPublisher.open(servers, DELIVERY_TIMEOUT, Map.of())) {
                ReplayResult replayed = DemoReplay.into(publisher);
                out().printf(
                                "published %d works, %d lists, %d citations; see hub %s%n",
                                replayed.works(), replayed.lists(), replayed.citations(), DemoReplay.HUB);
                out().flush();
                return 0;
            }
        } catch (ImportException | PublishException e) {
            err().println("cannot publish the sample: " + e.getMessage());
            err().flush();
            return 1;
        }
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private PrintWriter err() {
        return command().commandLine().getErr();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }
}
