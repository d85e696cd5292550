package org.citationhubs.ingest.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.dump.AcknowledgedSink;
import org.citationhubs.ingest.dump.BareIdScheme;
import org.citationhubs.ingest.dump.FeedImport;
import org.citationhubs.ingest.dump.FeedProgress;
import org.citationhubs.ingest.dump.FeedRequest;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.dump.ImportFormatReader;
import org.citationhubs.ingest.dump.ImportProgress;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ImportSource;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.dump.Terminal;
import org.citationhubs.ingest.files.DumpFiles;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        subcommands = ImportIdsCommand.class,
        description = {
            "Publishes a public dump of citations as events.",
            "",
            "The references of a work are published as the complete list that the source has of it: a newer dump takes "
                    + "back references that the same source no longer states. Importing a dump twice changes nothing.",
            "",
            "Files may be packed with gzip, bzip2, xz or zstd, and lie in tar or zip archives, except for edges, which "
                    + "are grouped in memory: 8 bytes per citation and about 200 bytes per work."
        },
        modelTransformer = ImportFormatHelp.class,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  KAFKA_BOOTSTRAP_SERVERS  brokers (default: the embedded one on this machine)",
            "  HUBS_EMBEDDED_PORT       port of that broker (default: 9092)",
            "  HUBS_LIMITS_REFERENCES_PER_WORK",
            "                           references of a work at most, as the service has it (default: 10000)",
            "  HUBS_API_KEY             key for the service that --max-behind asks, where it demands one"
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

    private static final String API_KEY = "HUBS_API_KEY";

    private static final int FAILED = 1;
    private static final int INCOMPLETE = 3;

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "Format of the dump: ${COMPLETION-CANDIDATES}.")
    private @Nullable String format;

    @Option(
            names = "--source",
            paramLabel = "SYSTEM",
            description = "Name of the source that states the citations (default: the format). A complete list takes "
                    + "back what the same source stated before, and nothing that others state.")
    private @Nullable String source;

    @Option(
            names = "--observed-at",
            paramLabel = "TIME",
            description = "Time at which the dump was made, such as 2026-05-25T10:00:00Z, for records that have no "
                    + "time of their own. The newer of two observations wins. Default: of edges now, so that a second "
                    + "import replaces the first; of others none, so that it is asked for where it is needed.")
    private @Nullable String observedAt;

    @Option(
            names = "--works",
            paramLabel = "yes|no|only|WORKS",
            completionCandidates = WorksColumnNames.class,
            description = "Whether descriptions of works are published, or nothing else (default: yes). Of edges: "
                    + "tab-separated table of works with a header row: id and, where known, ${COMPLETION-CANDIDATES}.")
    private @Nullable String works;

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description = "Of edges: scheme of ids that have none, such as arxiv or doi. By default, such ids are "
                    + "malformed.")
    private @Nullable String scheme;

    @Option(
            names = "--strict",
            description = "Stop at the first malformed line or record. Of edges, this is before anything is published; "
                    + "also stop at the first part of a line that is left out or read in part.")
    private boolean strict;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the counts of the import to a file, as JSON.")
    private @Nullable Path reportFile;

    @Mixin
    private EventTarget target = new EventTarget();

    @Mixin
    private FeedImportOptions feed = new FeedImportOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files of the dump; folders, with all files in them; - for standard input.")
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
        ImportFormat importFormat = format();
        String system = system(importFormat);
        ImportFormatReader whole = importFormat.whole();
        ImportProgress progress = whole == null
                ? new FeedProgress(err(), Terminal.isAttached(), System::nanoTime)
                : new ProgressBar(err(), Terminal.isAttached(), System::nanoTime);
        ImportReport report = new ImportReport(progress, strict);
        ImportInputs inputs = new ImportInputs(command());
        try {
            if (whole == null) {
                inputs.requireReadable(files, true, target.producerConfig(), feed.files());
                return importFeed(importFormat, system, report, (FeedProgress) progress);
            }
            feed.requireUnused(importFormat.option());
            List<Path> beside = works == null ? List.of() : List.of(Path.of(works));
            inputs.requireReadable(files, false, target.producerConfig(), beside);
            return importWhole(importFormat, whole, system, report);
        } catch (ImportException e) {
            progress.printLine("import failed: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            progress.printLine("import failed: " + e);
            return FAILED;
        }
    }

    private int importWhole(ImportFormat importFormat, ImportFormatReader reader, String system, ImportReport report)
            throws IOException {
        long started = System.nanoTime();
        Instant time = observedAt == null ? Instant.now() : feed.observedAt(observedAt);
        ImportSource dump = new ImportSource(
                ImportInputs.withoutRepeated(files, report),
                works == null ? null : Path.of(works),
                new BareIdScheme(scheme()),
                time);
        try (EventPublisher publisher = target.open(environment)) {
            PublishedTotals totals = new PublishedTotals();
            PublishingSink sink =
                    totals.with(new PublishingSink(publisher, report, system, run(importFormat, time), limits()));
            reader.read(dump, sink, report);
            sink.finish();
            report.progress().end();
            ObjectNode counts = JsonNodeFactory.instance.objectNode().put("format", importFormat.option());
            counts.put("malformed", report.malformed()).put("repeated", report.repeated());
            return finish(totals, report, counts, report.repeated(), started);
        }
    }

    private int importFeed(ImportFormat importFormat, String system, ImportReport report, FeedProgress progress)
            throws IOException {
        long started = System.nanoTime();
        Instant time = observedAt == null ? null : feed.observedAt(observedAt);
        if (time == null && importFormat.readers().timeless()) {
            throw usageError("--observed-at: the records of " + importFormat.option()
                    + " have no time of their own; give the day of the dump, such as 2026-05-25T00:00:00Z");
        }
        FeedRequest request = new FeedRequest(
                importFormat,
                system,
                files,
                feed.formatOptions(works, time),
                feed.since(),
                feed.only(),
                target.isDryRun() ? null : feed.checkpoint(),
                feed.threads(),
                limits().referencesPerWork());
        BacklogGate gate = feed.maxBehind() == null
                ? null
                : new BacklogGate(URI.create(feed.service()), environment.get(API_KEY), feed.maxBehind(), progress);
        PublishedTotals totals = new PublishedTotals();
        try (FeedIdMap ids = FeedIdMap.open(command().commandLine(), importFormat, feed.idMap(), request.options());
                EventPublisher publisher = target.open(environment)) {
            FeedImport feedImport = new FeedImport(
                    request,
                    ids.map(),
                    thread -> {
                        AcknowledgedSink sink = totals.with(new PublishingSink(
                                publisher, report, system, run(importFormat, Instant.now()) + '-' + thread, limits()));
                        return gate == null ? sink : new GatedSink(sink, gate);
                    },
                    report,
                    progress);
            ObjectNode counts = feedImport.run();
            return finish(
                    totals, report, counts, counts.at("/canonical/repeated").asLong(), started);
        }
    }

    private static String run(ImportFormat importFormat, Instant time) {
        return importFormat.option() + '-' + time;
    }

    private int finish(PublishedTotals totals, ImportReport report, ObjectNode counts, long repeated, long started)
            throws IOException {
        double seconds = (System.nanoTime() - started) / 1e9;
        ObjectNode published = counts.putObject("published");
        published.put("works", totals.works());
        published.put("lists", totals.lists());
        published.put("citations", totals.citations());
        published.put("overLimit", totals.overLimit());
        published.put("tooLarge", totals.tooLarge());
        counts.put("seconds", seconds);
        if (reportFile != null) {
            Files.write(
                    reportFile,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(counts));
        }
        PrintWriter out =
                target.takesStandardOutput() ? err() : command().commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s %d works, %d lists, %d citations in %.1f s; self-citations dropped: %d, repeated lines: %d, "
                        + "malformed lines: %d, too large: %d, over a limit: %d, repaired parts: %s%s%n",
                target.verb(),
                totals.works(),
                totals.lists(),
                totals.citations(),
                seconds,
                totals.selfCitations(),
                repeated,
                report.malformed(),
                totals.tooLarge(),
                totals.overLimit(),
                report.repairedByReason(),
                ImportSummary.skipped(counts));
        out.flush();
        if (totals.works() + totals.lists() == 0 && !ImportSummary.holdsRecords(counts)) {
            throw new ImportException("nothing was published", null);
        }
        return report.malformed() == 0 && report.withoutRows() == 0 && totals.areWhole() ? 0 : INCOMPLETE;
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

    private ImportFormat format() {
        if (format == null && files.isEmpty()) {
            throw usageError("Missing required options and parameters: '--format=FORMAT', 'FILE'");
        }
        if (format == null) {
            throw usageError("Missing required option: '--format=FORMAT'");
        }
        if (files.isEmpty()) {
            throw usageError("Missing required parameter: 'FILE'");
        }
        String name = format;
        for (Path file : files) {
            if (DumpFiles.isBibliography(file)) {
                throw usageError(file + " is a list of works without a citing work: it states no citations");
            }
        }
        return ImportFormat.named(name).orElseThrow(() -> usageError(ImportSummary.unknownFormat(name)));
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

    private ParameterException usageError(String message) {
        return new ParameterException(command().commandLine(), message);
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

    /** Names of the formats for the help text. */
    static final class FormatNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ImportFormat.names().iterator();
        }
    }
}
