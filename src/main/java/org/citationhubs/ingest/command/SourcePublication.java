package org.citationhubs.ingest.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceEvent;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.ingest.publish.SourceIngestion;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.citationhubs.serde.json.SourceEventWriter;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The source that a command decides on, and the publication of its decision. */
final class SourcePublication {

    /** For the help text of the commands. */
    static final String SERVERS = "  KAFKA_BOOTSTRAP_SERVERS  brokers (default: the embedded one on this machine)";

    static final String PORT = "  HUBS_EMBEDDED_PORT       port of that broker (default: 9092)";

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    @Parameters(
            paramLabel = "SYSTEM",
            description = "Name of the source, as source.system of its events; '' for the events that name none.")
    private String system = "";

    @Option(
            names = "--producer-config",
            paramLabel = "FILE",
            description = "File of Kafka producer properties, such as those for TLS and SASL.")
    private @Nullable Path producerConfig;

    /**
     * Publishes a decision and prints where it is.
     *
     * @param environment environment variables of the process
     * @return the exit code
     */
    int publish(CommandLine command, Map<String, String> environment, boolean revoked, @Nullable String reason) {
        requireValid(command);
        // The Kafka clients log every failed connection; this command reports the failure once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        String servers = BootstrapServers.of(environment);
        try {
            Map<String, String> settings = ProducerConfigFile.read(producerConfig);
            InputTopicCheck.require(servers, settings, List.of(TopicCatalog.SOURCES), REQUEST_TIMEOUT);
            try (KafkaEventPublisher publisher = KafkaEventPublisher.open(servers, DELIVERY_TIMEOUT, settings)) {
                byte[] decision = new SourceEventWriter().write(new SourceEvent(system, revoked, reason));
                PublishedOffset published = new SourceIngestion(publisher, system)
                        .publish(decision, new Repairs())
                        .join();
                PrintWriter out = command.getOut();
                out.printf(
                        "%s %s; %s, partition %d, offset %d%n",
                        displayName(system),
                        revoked ? "is revoked: nothing that it states counts" : "counts again",
                        TopicCatalog.SOURCES,
                        published.partition(),
                        published.offset());
                out.flush();
                return 0;
            }
        } catch (CompletionException e) {
            return failed(
                    command,
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } catch (ImportException | PublishException | RejectedRecordException e) {
            return failed(command, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(command, e.toString());
        }
    }

    /** Returns how a command prints the name of a source. */
    static String displayName(String system) {
        return system.isEmpty() ? "(no name)" : system;
    }

    private void requireValid(CommandLine command) {
        try {
            SourceEventReader.requireName(system);
        } catch (RejectedRecordException e) {
            throw new ParameterException(command, "'" + system + "': " + e.getMessage());
        }
        if (producerConfig != null && !Files.isReadable(producerConfig)) {
            throw new ParameterException(command, producerConfig + " does not exist or cannot be read");
        }
    }

    private static int failed(CommandLine command, String message) {
        command.getErr().println("the decision is not published: " + message);
        command.getErr().flush();
        return 1;
    }
}
