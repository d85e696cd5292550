package org.citationhubs.ingest.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipException;
import org.citationhubs.citation.work.Scheme;
import org.citationhubs.ingest.dump.BareIdScheme;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.dump.ImportFormatReader;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ImportSource;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.dump.Terminal;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a public dump as events, beside a running service and without its parts: no HTTP, no streams. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Publishes a public dump of citations as events.",
            "",
            "Formats: edges (citing<TAB>cited, one citation a line; sorted or not, gzipped or not, a row of names or none; "
                    + "# begins a comment). What a work cites in all files together is published as its complete list, so that "
                    + "importing a newer dump retracts what is no longer in it. The files are grouped in memory: "
                    + "8 bytes for each citation and about 200 for each work."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  KAFKA_BOOTSTRAP_SERVERS  brokers; when absent, the embedded broker of a service on this machine",
            "  HUBS_EMBEDDED_PORT       its port (default 9092)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was published",
            "1:it could not be published, or a line was malformed and --strict was given",
            "2:the command line is wrong",
            "3:published, but lines were malformed or events larger than their topic takes"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int INCOMPLETE = 3;

    /** How long the brokers may take to say which topics they have. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    /** How long an event may be under way: as long as a broker may take to restart. */
    private static final Duration ARRIVAL_PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> environment;
    private final ImportFormat formats = new ImportFormat();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "Format of the dump: edges.")
    private String format = "";

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description = "Scheme of ids that name none, such as arxiv or doi. Without it such ids are malformed.")
    private @Nullable String scheme;

    @Option(
            names = "--works",
            paramLabel = "WORKS",
            description =
                    "Tab-separated table of works with a row of names: id, and where known date, title, authors, venue, "
                            + "field, summary, abstract.")
    private @Nullable Path works;

    @Option(
            names = "--observed-at",
            paramLabel = "TIME",
            description =
                    "When the dump was made, such as 2026-05-25T10:00:00Z; of two observations the newer one holds. "
                            + "Default: now, so that a second import replaces the first.")
    private @Nullable String observedAt;

    @Option(names = "--strict", description = "Stop at the first malformed line, before anything is published.")
    private boolean strict;

    @Option(
            names = "--producer-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka producer, such as those for security.")
    private @Nullable Path producerConfig;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of the dump.")
    private List<Path> files = new ArrayList<>();

    /** The command as the command line makes it. */
    public ImportCommand() {
        this(System.getenv());
    }

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ImportFormatReader dumpFormat = formats.named(format)
                .orElseThrow(() -> usage("unknown format '" + format + "'; known: " + formats.names()));
        Instant time = time();
        ImportSource dump = new ImportSource(files, works, new BareIdScheme(scheme()), time);
        requireReadable(dump);
        PrintWriter err = command().commandLine().getErr();
        ProgressBar progress = new ProgressBar(err, Terminal.isAttached(), System::nanoTime);
        try {
            return run(dumpFormat, dump, new ImportReport(progress, strict));
        } catch (ImportException e) {
            progress.interrupt("import failed: " + e.getMessage());
            return FAILED;
        } catch (ZipException e) {
            progress.interrupt("import failed: damaged gzip file: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            progress.interrupt("import failed: " + e);
            return FAILED;
        }
    }

    private int run(ImportFormatReader dumpFormat, ImportSource dump, ImportReport report) throws IOException {
        long started = System.nanoTime();
        String servers = BootstrapServers.of(environment);
        Map<String, String> settings = producerSettings();
        // What its clients say of a broker that is away is said here, once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        InputTopicLocator.require(servers, settings, ANSWER_PATIENCE);
        try (KafkaEventPublisher publisher = open(servers, settings)) {
            PublishingSink sink = new PublishingSink(
                    publisher, report.progress(), dumpFormat.name(), dumpFormat.name() + '-' + dump.observedAt());
            dumpFormat.read(dump, sink, report);
            sink.finish();
            report.progress().end();
            print(sink, report, (System.nanoTime() - started) / 1e9);
            return report.malformed() == 0 && sink.tooLarge() == 0 ? 0 : INCOMPLETE;
        }
    }

    private void print(PublishingSink sink, ImportReport report, double seconds) {
        PrintWriter out = command().commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "published %d works, %d lists, %d citations in %.1f s; self-citations dropped: %d, repeated lines: %d, "
                        + "malformed lines: %d, too large: %d%n",
                sink.worksPublished(),
                sink.listsPublished(),
                sink.citationsPublished(),
                seconds,
                sink.selfCitations(),
                report.repeated(),
                report.malformed(),
                sink.tooLarge());
        out.flush();
    }

    private static KafkaEventPublisher open(String servers, Map<String, String> settings) {
        try {
            return KafkaEventPublisher.open(servers, ARRIVAL_PATIENCE, settings);
        } catch (PublishException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }

    private Instant time() {
        if (observedAt == null) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(observedAt).toInstant();
        } catch (DateTimeException e) {
            throw usage("--observed-at: '" + observedAt + "' is no time with its offset, such as 2026-05-25T10:00:00Z");
        }
    }

    private @Nullable String scheme() {
        if (scheme != null && !Scheme.isKnown(scheme)) {
            throw usage("unknown scheme '" + scheme + "'; known: " + Scheme.names());
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
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw usage(file + " is no file that can be read");
            }
        }
    }

    private Map<String, String> producerSettings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (producerConfig != null) {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(producerConfig)) {
                properties.load(in);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        return settings;
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("made without a command line");
        }
        return spec;
    }
}
