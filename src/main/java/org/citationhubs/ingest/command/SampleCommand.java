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

/** Publishes the bundled sample to a service that runs elsewhere; to {@code demo} what {@code import} is to {@code serve}. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Publishes the bundled sample to the Kafka of a service that runs, and ends.",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  KAFKA_BOOTSTRAP_SERVERS  brokers; when absent, the embedded broker of a service on this machine",
            "  HUBS_EMBEDDED_PORT       its port (default 9092)"
        })
public final class SampleCommand implements Callable<Integer> {

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ARRIVAL_PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    /** The command as the command line makes it. */
    public SampleCommand() {
        this(System.getenv());
    }

    SampleCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        String servers = BootstrapServers.of(environment);
        try {
            InputTopicLocator.require(servers, Map.of(), ANSWER_PATIENCE);
            try (KafkaEventPublisher publisher = KafkaEventPublisher.open(servers, ARRIVAL_PATIENCE, Map.of())) {
                ReplayResult replayed = DemoReplay.into(publisher);
                out().printf(
                                "published %d works, %d lists, %d citations; ask for %s%n",
                                replayed.works(), replayed.lists(), replayed.citations(), DemoReplay.HUB);
                out().flush();
                return 0;
            }
        } catch (ImportException | PublishException e) {
            err().println("the sample cannot be published: " + e.getMessage());
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
            throw new IllegalStateException("made without a command line");
        }
        return spec;
    }
}
