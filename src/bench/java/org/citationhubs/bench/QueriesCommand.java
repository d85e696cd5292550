package org.citationhubs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.citationhubs.bench.input.Events;
import org.citationhubs.bench.input.Events.Shape;
import org.citationhubs.bench.input.ExpectedFigures;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.GraphOptions;
import org.citationhubs.bench.load.BulkProducer;
import org.citationhubs.bench.load.HubRequests;
import org.citationhubs.bench.load.HubRequests.Answers;
import org.citationhubs.bench.load.ServiceJar;
import org.citationhubs.bench.side.SummaryCheck;
import org.citationhubs.topology.stage.StreamsTopicNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures throughput and latency of {@code GET /hubs/{id}} of a service on one core. */
@Command(
        name = "queries",
        description = "Measures GET /hubs/{id} on one core: answers a second, and latency at a fixed rate.")
final class QueriesCommand implements Callable<Integer> {

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(names = "--connections", defaultValue = "8", description = "${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--warm-up", defaultValue = "75", description = "seconds of requests before (${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "20", description = "of each measurement (${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--rate",
            defaultValue = "3000",
            description = "requests a second for the latency (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--least",
            defaultValue = "10",
            description = "minimum citing works of the requested hubs (${DEFAULT-VALUE})")
    private int least;

    @Option(
            names = "--pin",
            defaultValue = "taskset -c 0",
            split = " ",
            description = "command that pins the service to a core (${DEFAULT-VALUE})")
    private List<String> pin = List.of();

    @Option(names = "--heap", defaultValue = "512m", description = "of the service (${DEFAULT-VALUE})")
    private String heap = "512m";

    @Option(names = "--jvm", split = " ", description = "further options of the service, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--out", defaultValue = "target/bench/queries.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/queries.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("queries", System.out);
        Graph graph = graphOptions.graph();
        ExpectedFigures truth = ExpectedFigures.of(graph);
        List<String> hubs = truth.hubs().entrySet().stream()
                .filter(hub -> hub.getValue().citingWorks() >= least)
                .map(Map.Entry::getKey)
                .toList();
        Path folder = Files.createTempDirectory("bench-queries");
        report.put("graph", graph.name());
        report.put("hubs", hubs.size());
        report.put("pin", pin);
        try (ServiceJar service = ServiceJar.start(folder, pin, JvmOptions.of(heap, jvmOptions))) {
            Events events = new Events();
            try (BulkProducer records = new BulkProducer(service.bootstrapServers())) {
                records.send(StreamsTopicNames.WORKS, events.works(graph));
                records.send(StreamsTopicNames.CITATIONS, events.citations(graph, Shape.WHOLE_LISTS));
            }
            service.awaitCaughtUp();
            Map<String, Object> checked = new LinkedHashMap<>();
            new SummaryCheck(truth).check(service.bootstrapServers(), checked);
            report.put("checked", checked);
            HubRequests requests = new HubRequests(service.httpPort(), hubs, connections);
            requests.asFastAsPossible(warmUp);
            double cpu = service.cpuSeconds();
            report(report, "as fast as possible", requests.asFastAsPossible(seconds));
            report.line("cores used by the service: %.2f", (service.cpuSeconds() - cpu) / seconds);
            report(report, "open loop", requests.atRate(rate, seconds));
            report.put("residentPeakMb", service.residentPeakMb());
        } finally {
            Folders.remove(folder);
        }
        report.write(out);
        return 0;
    }

    private static void report(Report report, String name, Answers answers) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("perSecond", answers.perSecond());
        for (double percentile : new double[] {50, 99, 99.9}) {
            figures.put("p" + percentile + "Ms", answers.nanos().getValueAtPercentile(percentile) / 1e6);
        }
        report.put(name, figures);
        report.line("%-20s %s", name, figures);
    }
}
