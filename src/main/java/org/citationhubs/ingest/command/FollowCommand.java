package org.citationhubs.ingest.command;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.follow.FeedFollower;
import org.citationhubs.ingest.follow.FeedFormat;
import org.citationhubs.ingest.follow.FeedReaders;
import org.citationhubs.ingest.follow.FeedSettings;
import org.citationhubs.ingest.follow.FollowEnvironment;
import org.citationhubs.ingest.follow.FollowPause;
import org.citationhubs.ingest.follow.FollowPlan;
import org.citationhubs.ingest.follow.FollowedFeed;
import org.citationhubs.ingest.follow.KafkaFeedPositions;
import org.citationhubs.ingest.follow.PageReading;
import org.citationhubs.ingest.follow.StopSignal;
import org.citationhubs.ingest.follow.management.FollowHealth;
import org.citationhubs.ingest.follow.management.FollowMeters;
import org.citationhubs.ingest.follow.management.ManagementServer;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.IdMap;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.SourceEventReader;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Follows a public feed that lives. Runs beside a service and needs neither Quarkus nor Kafka Streams. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Follows a public feed that lives: publishes what it changes, and goes on until it is stopped.",
            "",
            "The position is kept in the topic feeds.v1, so that a process that is started again goes on where the "
                    + "last one ended. Run one process for each feed.",
            "",
            "A page that fails is asked for again, after a pause that grows up to 17 minutes."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            SourcePublication.SERVERS,
            SourcePublication.PORT,
            "  " + FollowQuestions.KEY + "          key: openalex needs one, crossref has some",
            "  " + FollowManagement.PORT + "         port of health and metrics (default: 9001)",
            "  " + FollowManagement.HOST + "         address of that port (default: localhost)",
            "  HUBS_LIMITS_REFERENCES_PER_WORK",
            "                           references of a work at most (default: 10000)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped, or read up to the present with --once",
            "1:Kafka does not answer, a topic is missing, the port is in use, or a page cannot be read with --once",
            "2:the command line is invalid"
        })
public final class FollowCommand implements Callable<Integer> {

    /** Time limit of the request for the topics. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final List<String> TOPICS = List.of(TopicCatalog.CITATIONS, TopicCatalog.WORKS, TopicCatalog.FEEDS);

    private final Map<String, String> environment;
    private final Function<FollowedFeed, Function<FormatContext, FormatReader>> readers;
    private final Function<Path, IdMap> idMaps;
    private final Clock clock;
    private final FollowPause pause;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = FeedNames.class,
            description = "Feed: ${COMPLETION-CANDIDATES}.")
    private String format = "";

    @Mixin
    private FollowQuestions questions = new FollowQuestions();

    @Mixin
    private FollowTimes times = new FollowTimes();

    @Option(
            names = "--id-map",
            paramLabel = "DIR",
            description = "Folder of the map of ids that an import of the same feed has made; openalex needs it.")
    private @Nullable Path idMap;

    @Option(names = "--abstracts", description = "Publish abstracts, too; those of some feeds may not be passed on.")
    private boolean abstracts;

    @Option(
            names = "--source",
            paramLabel = "SYSTEM",
            description = "Name of the source that states the citations (default: the feed, as for an import of it).")
    private @Nullable String source;

    @Option(
            names = "--producer-config",
            paramLabel = "FILE",
            description = "File of Kafka client properties, such as those for TLS and SASL.")
    private @Nullable Path producerConfig;

    @Mixin
    private FollowManagement management = new FollowManagement();

    /** Creates the command with the environment variables of the process. */
    public FollowCommand() {
        this(System.getenv(), FeedReaders::of, FeedReaders::idMap, Clock.systemUTC(), new StopSignal());
    }

    /**
     * Creates the command.
     *
     * @param environment environment variables of the process
     * @param readers the reader of each feed
     * @param idMaps opens a map of ids
     * @param pause waits, and says when to stop
     */
    FollowCommand(
            Map<String, String> environment,
            Function<FollowedFeed, Function<FormatContext, FormatReader>> readers,
            Function<Path, IdMap> idMaps,
            Clock clock,
            FollowPause pause) {
        this.environment = environment;
        this.readers = readers;
        this.idMaps = idMaps;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        FollowedFeed feed = FollowedFeed.named(format)
                .orElseThrow(() ->
                        usageError("unknown feed '" + format + "'; known: " + String.join(", ", FollowedFeed.names())));
        FollowRequest request = new FollowRequest(
                feed,
                times.plan(commandLine()),
                questions.settings(commandLine(), feed, environment),
                questions.mostBytes(commandLine()),
                system(feed),
                LimitsOfService.of(commandLine(), environment));
        requireFiles(feed);
        warn(feed);
        return ShutdownStop.during(pause::stop, () -> run(request));
    }

    private int run(FollowRequest request) {
        // The Kafka clients log every failed connection; this command reports the failure once.
        Logger kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.OFF);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FollowHealth health = new FollowHealth(System::nanoTime);
        ManagementServer server = null;
        try {
            server = times.once() ? null : management.open(commandLine(), environment, metrics, health);
            follow(
                    request,
                    new FollowEnvironment(
                            clock,
                            pause,
                            () -> ThreadLocalRandom.current().nextDouble(),
                            this::log,
                            new FollowMeters(metrics, request.feed().option(), FollowedFeed.failures(), clock),
                            health));
            return 0;
        } catch (InterruptedException e) {
            if (pause.stopped()) {
                return 0;
            }
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } catch (ImportException | PublishException e) {
            return failed(e.getMessage());
        } catch (IOException e) {
            return failed(e.toString());
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    private void follow(FollowRequest request, FollowEnvironment around) throws IOException, InterruptedException {
        String servers = BootstrapServers.of(environment);
        Map<String, String> clients = ProducerConfigFile.read(producerConfig);
        InputTopicCheck.require(servers, clients, TOPICS, REQUEST_TIMEOUT);
        ImportReport report = new ImportReport(ProgressBar.ofLines(commandLine().getErr()), false);
        try (FollowOutput output = new FollowOutput(servers, clients, report, request.system(), request.limits())) {
            PageReading reading = new PageReading(
                    request.feed(),
                    request.settings(),
                    userAgent(),
                    request.mostBytes(),
                    format(request.feed()),
                    output,
                    around);
            KafkaFeedPositions positions = new KafkaFeedPositions(servers, clients, output::publisher);
            new FeedFollower(request.feed(), request.plan(), reading, positions, around).run();
        }
    }

    private FeedFormat format(FollowedFeed feed) {
        FormatOptions options = abstracts ? FormatOptions.DEFAULT.withAbstracts() : FormatOptions.DEFAULT;
        return new FeedFormat(readers.apply(feed), options, idMap == null ? IdMap.NONE : idMaps.apply(idMap));
    }

    private String system(FollowedFeed feed) {
        if (source == null) {
            return feed.option();
        }
        try {
            SourceEventReader.requireName(source);
            return source;
        } catch (RejectedRecordException e) {
            throw usageError("--source: " + e.getMessage());
        }
    }

    private void requireFiles(FollowedFeed feed) {
        if (feed.needsIdMap() && idMap == null) {
            throw usageError("--id-map is missing: " + feed.option() + " names cited works by ids of its own");
        }
        if (idMap != null && !Files.isDirectory(idMap)) {
            throw usageError("--id-map: " + idMap + " is not a folder");
        }
        if (producerConfig != null && !Files.isReadable(producerConfig)) {
            throw usageError(producerConfig + " does not exist or cannot be read");
        }
    }

    private void warn(FollowedFeed feed) {
        if (feed == FollowedFeed.CROSSREF && questions.contact() == null) {
            log("no --mailto: Crossref serves requests without an address slowly, and cannot reach you before it "
                    + "blocks them");
        }
        if (!feed.hasKeys() && !environment.getOrDefault(FollowQuestions.KEY, "").isBlank()) {
            log(FollowQuestions.KEY + " is not used: " + feed.option() + " has no keys");
        }
    }

    /** Returns the name of this program with its version and, if there is one, the contact. */
    private String userAgent() {
        String[] version = command().root().version();
        String program = version.length == 0 ? "citation-hubs" : version[0].replace(' ', '/');
        return questions.contact() == null ? program : program + " (mailto:" + questions.contact() + ")";
    }

    private void log(String line) {
        PrintWriter err = commandLine().getErr();
        err.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        err.flush();
    }

    private int failed(@Nullable String message) {
        log("cannot follow " + format + ": " + message);
        return 1;
    }

    private ParameterException usageError(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        return command().commandLine();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not created by picocli");
        }
        return spec;
    }

    /** What the options ask for. */
    private record FollowRequest(
            FollowedFeed feed,
            FollowPlan plan,
            FeedSettings settings,
            long mostBytes,
            String system,
            InputLimits limits) {}
}
