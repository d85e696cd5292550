package org.citationhubs.ingest.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the events of an import go: to Kafka, to a file, or nowhere. */
final class EventTarget {

    /** Time limit of the request for the topics. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** Time limit for the delivery of an event: long enough for a broker to restart. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

    @Option(
            names = "--producer-config",
            paramLabel = "FILE",
            description = "File of Kafka producer properties, such as those for TLS and SASL.")
    private @Nullable Path producerConfig;

    @Option(
            names = "--dry-run",
            description = "Read everything and publish nothing: to see the counts and what is wrong with the files.")
    private boolean dryRun;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the events to a file, one a line, and not to Kafka; - is standard output.")
    private @Nullable Path output;

    /**
     * Opens the target.
     *
     * @param environment environment variables of the process
     * @throws ImportException if Kafka cannot be reached or lacks the input topics
     */
    EventPublisher open(Map<String, String> environment) throws IOException {
        if (dryRun || output != null) {
            return OutputFile.open(dryRun ? null : output);
        }
        String servers = BootstrapServers.of(environment);
        Map<String, String> settings = ProducerConfigFile.read(producerConfig);
        // The Kafka clients log every failed connection; the command reports the failure once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        InputTopicCheck.require(servers, settings, InputTopicCheck.EVENTS, REQUEST_TIMEOUT);
        try {
            return KafkaEventPublisher.open(servers, DELIVERY_TIMEOUT, settings);
        } catch (PublishException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Returns the word for what became of the events. */
    String verb() {
        if (dryRun) {
            return "would publish";
        }
        return output == null ? "published" : "wrote";
    }

    /** Returns whether standard output is taken by the events. */
    boolean takesStandardOutput() {
        return !dryRun && output != null && output.equals(Path.of("-"));
    }

    /** Returns the file that must be readable, null for none. */
    @Nullable
    Path producerConfig() {
        return producerConfig;
    }
}
