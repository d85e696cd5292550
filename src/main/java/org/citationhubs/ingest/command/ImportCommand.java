package org.citationhubs.ingest.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.dump.BareIdScheme;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ImportSource;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.dump.Terminal;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a public dump as events. Runs beside a service and needs neither Quarkus nor Kafka Streams. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Publishes a public dump of citations as events.",
            "",
            "All references of a work, from all files together, are published as the complete reference list that the "
                    + "source has of it: importing a newer dump takes back references that the same source no longer "
                    + "states, and a dump with only some references of a work shortens that list.",
            "",
            "The citations are grouped in memory: 8 bytes per citation and about 200 bytes per work."
        },
        modelTransformer = ImportFormatHelp.class,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  KAFKA_BOOTSTRAP_SERVERS  brokers (default: the embedded one on this machine)",
            "  HUBS_EMBEDDED_PORT       port of that broker (default: 9092)",
            "  HUBS_LIMITS_REFERENCES_PER_WORK",
            "                           references of a work at most, as the service has it (default: 10000)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was published",
            "1:nothing or not all was published: a file is damaged or of another format, nothing is in the files, "
                    + "publishing failed, or a line was malformed or repaired and --strict was given",
            "2:the command line is invalid, or a file is missing or cannot be read",
            "3:published, except for malformed lines, files without rows, lists over a limit of the service, or events "
                    + "that are too large for their topic"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final String REFERENCES_PER_WORK = "HUBS_LIMITS_REFERENCES_PER_WORK";

    private static final int FAILED = 1;
    private static final int INCOMPLETE = 3;

    /** Time limit of the request for the topics. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** Time limit for the delivery of an event: long enough for a broker to restart. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "Format of the dump: ${COMPLETION-CANDIDATES}.")
    private String format = "";

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description = "Scheme of ids that have none, such as arxiv or doi. By default, such ids are malformed.")
    private @Nullable String scheme;

    @Option(
            names = "--source",
            paramLabel = "SYSTEM",
            description = "Name of the source that states the citations (default: the format). A complete list takes "
                    + "back what the same source stated before, and nothing that others state.")
    private @Nullable String source;

    @Option(
            names = "--works",
            paramLabel = "WORKS",
            completionCandidates = WorksColumnNames.class,
            description =
                    "Tab-separated table of works with a header row: id and, where known, ${COMPLETION-CANDIDATES}.")
    private @Nullable Path works;

    @Option(
            names = "--observed-at",
            paramLabel = "TIME",
            description =
                    "Time at which the dump was made, such as 2026-05-25T10:00:00Z. The newer of two observations "
                            + "wins. Default: now, so that a second import replaces the first.")
    private @Nullable String observedAt;

    @Option(
            names = "--strict",
            description =
                    "Stop at the first malformed line, before anything is published, and at the first part of a line "
                            + "that is left out or read in part.")
    private boolean strict;

    @Option(
            names = "--producer-config",
            paramLabel = "FILE",
            description = "File of Kafka producer properties, such as those for TLS and SASL.")
    private @Nullable Path producerConfig;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of the dump.")
    private List<Path> files = new ArrayList<>();

    /** Creates the command with the environment variables of the process. */
    public ImportCommand() {
        this(System.getenv());
    }

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ImportFormat importFormat = ImportFormat.named(format)
                .orElseThrow(() -> usageError(
                        "unknown format '" + format + "'; known: " + String.join(", ", ImportFormat.names())));
        String system = system(importFormat);
        ImportSource dump = new ImportSource(files, works, new BareIdScheme(scheme()), observationTime());
        requireReadable(dump);
        PrintWriter err = command().commandLine().getErr();
        ProgressBar progress = new ProgressBar(err, Terminal.isAttached(), System::nanoTime);
        try {
            ImportReport report = new ImportReport(progress, strict);
            return run(importFormat, system, withoutRepeatedFiles(dump, report), report);
        } catch (ImportException e) {
            progress.printLine("import failed: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            progress.printLine("import failed: " + e);
            return FAILED;
        }
    }

    private int run(ImportFormat importFormat, String system, ImportSource dump, ImportReport report)
            throws IOException {
        long started = System.nanoTime();
        String servers = BootstrapServers.of(environment);
        Map<String, String> settings = ProducerConfigFile.read(producerConfig);
        // The Kafka clients log every failed connection; this command reports the failure once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        InputTopicCheck.require(servers, settings, InputTopicCheck.EVENTS, REQUEST_TIMEOUT);
        try (KafkaEventPublisher publisher = open(servers, settings)) {
            PublishingSink sink = new PublishingSink(
                    publisher, report, system, importFormat.option() + '-' + dump.observedAt(), limits());
            importFormat.reader().read(dump, sink, report);
            sink.finish();
            report.progress().end();
            printSummary(sink, report, (System.nanoTime() - started) / 1e9);
            if (sink.worksPublished() + sink.listsPublished() == 0) {
                throw new ImportException("nothing was published", null);
            }
            boolean complete = report.malformed() == 0
                    && report.withoutRows() == 0
                    && sink.tooLarge() == 0
                    && sink.overLimit() == 0;
            return complete ? 0 : INCOMPLETE;
        }
    }

    private void printSummary(PublishingSink sink, ImportReport report, double seconds) {
        PrintWriter out = command().commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "published %d works, %d lists, %d citations in %.1f s; self-citations dropped: %d, repeated lines: %d, "
                        + "malformed lines: %d, too large: %d, over a limit: %d, repaired parts: %s%n",
                sink.worksPublished(),
                sink.listsPublished(),
                sink.citationsPublished(),
                seconds,
                sink.selfCitations(),
                report.repeated(),
                report.malformed(),
                sink.tooLarge(),
                sink.overLimit(),
                report.repairedByReason());
        out.flush();
    }

    /** Returns the limits of the service as far as an import can exceed them. */
    private InputLimits limits() {
        InputLimits usual = InputLimits.DEFAULT;
        String references = environment.getOrDefault(REFERENCES_PER_WORK, "").strip();
        if (references.isEmpty()) {
            return usual;
        }
        try {
            return InputLimits.of(
                    Integer.parseInt(references),
                    usual.mentionsPerCitation(),
                    usual.contextCharacters(),
                    usual.eventBytes());
        } catch (NumberFormatException e) {
            throw usageError(REFERENCES_PER_WORK + ": '" + references + "' is not a number");
        }
    }

    private static ImportSource withoutRepeatedFiles(ImportSource dump, ImportReport report) throws IOException {
        Map<Path, Path> distinct = new LinkedHashMap<>();
        for (Path file : dump.files()) {
            if (distinct.putIfAbsent(file.toRealPath(), file) != null) {
                report.note(file + " is named twice and read once");
            }
        }
        return new ImportSource(List.copyOf(distinct.values()), dump.works(), dump.ids(), dump.observedAt());
    }

    private static KafkaEventPublisher open(String servers, Map<String, String> settings) {
        try {
            return KafkaEventPublisher.open(servers, DELIVERY_TIMEOUT, settings);
        } catch (PublishException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    private Instant observationTime() {
        if (observedAt == null) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(observedAt).toInstant();
        } catch (DateTimeException e) {
            throw usageError(
                    "--observed-at: '" + observedAt + "' is not a time with an offset, such as 2026-05-25T10:00:00Z");
        }
    }

    private String system(ImportFormat importFormat) {
        if (source == null) {
            return importFormat.option();
        }
        try {
            SourceEventReader.requireName(source);
            return source;
        } catch (RejectedRecordException e) {
            throw usageError("--source: " + e.getMessage());
        }
    }

    private @Nullable String scheme() {
        if (scheme != null && !Scheme.isKnown(scheme)) {
            throw usageError("unknown scheme '" + scheme + "'; known: " + Scheme.names());
        }
        return scheme;
    }

    private void requireReadable(ImportSource dump) {
        List<Path> all = new ArrayList<>(dump.files());
        if (dump.works() != null) {
            all.add(dump.works());
        }
        if (producerConfig != null) {
            all.add(producerConfig);
        }
        for (Path file : all) {
            if (Files.notExists(file)) {
                throw usageError(file + " does not exist");
            }
            if (Files.isDirectory(file)) {
                throw usageError(file + " is a folder, not a file");
            }
            if (!Files.isRegularFile(file)) {
                throw usageError(file + " is not a regular file");
            }
            if (!Files.isReadable(file)) {
                throw usageError(file + " cannot be read: permission denied");
            }
        }
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }

    /** Names of the formats for the help text. */
    static final class FormatNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ImportFormat.names().iterator();
        }
    }
}
