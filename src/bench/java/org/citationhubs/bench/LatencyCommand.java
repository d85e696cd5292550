package org.citationhubs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.citationhubs.bench.input.Events;
import org.citationhubs.bench.input.Events.Shape;
import org.citationhubs.bench.input.ExpectedFigures;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.GraphOptions;
import org.citationhubs.bench.load.BulkProducer;
import org.citationhubs.bench.load.LatencyRecorder;
import org.citationhubs.bench.load.OpenLoop;
import org.citationhubs.bench.load.ServiceJar;
import org.citationhubs.bench.side.SummaryCheck;
import org.citationhubs.topology.stage.StreamsTopicNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the latency of queries and summaries under open-loop arrivals at a fixed rate. */
@Command(
        name = "latency",
        description = "Measures the time until queries and summaries show a citation, under open-loop arrivals.")
final class LatencyCommand implements Callable<Integer> {

    private static final int LEAST_CITING_WORKS = 10;

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(names = "--rate", defaultValue = "2500", description = "citations a second (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "seconds after the warm-up; earlier lists are counted before (${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "45",
            description = "seconds of the same arrivals before, reported separately (${DEFAULT-VALUE})")
    private double warmUpSeconds;

    @Option(
            names = "--probes",
            defaultValue = "8",
            description = "lists a second whose arrival is polled by query (${DEFAULT-VALUE})")
    private double probesPerSecond;

    @Option(names = "--heap", defaultValue = "512m", description = "of the service (${DEFAULT-VALUE})")
    private String heap = "512m";

    @Option(names = "--jvm", split = " ", description = "further options of the service, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--out", defaultValue = "target/bench/latency.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/latency.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("latency", System.out);
        Graph graph = graphOptions.graph();
        int from = firstArriving(graph);
        double arrivalSeconds = graph.part(from, graph.papers().size()).citations() / rate;
        if (arrivalSeconds <= warmUpSeconds) {
            throw new IllegalArgumentException("%s has citations for %.0f s, which are fewer than the %.0f s of warm-up"
                    .formatted(graph.name(), arrivalSeconds, warmUpSeconds));
        }
        Map<Integer, String> probes = probes(graph, from);
        Graph probed = graph.withProbes(probes);
        Path folder = Files.createTempDirectory("bench-latency");
        report.put("graph", probed.name());
        report.put("rate", rate);
        report.put("heap", heap);
        report.put("jvmOptions", jvmOptions);
        report.put("warmUpSeconds", warmUpSeconds);
        report.line(
                "%s: %,d citations counted before, then %,.0f/s, %.0f s of warm-up, %.0f s measured",
                probed.name(), probed.part(0, from).citations(), rate, warmUpSeconds, arrivalSeconds - warmUpSeconds);
        try (ServiceJar service = ServiceJar.start(folder, List.of(), JvmOptions.of(heap, jvmOptions))) {
            OpenLoop loop = measure(service, probed, from, probes);
            Map<String, Object> checked = new LinkedHashMap<>();
            service.awaitCaughtUp();
            new SummaryCheck(ExpectedFigures.of(probed)).check(service.bootstrapServers(), checked);
            report.put("checked", checked);
            report.put("residentPeakMb", service.residentPeakMb());
            report(report, "visible by query", loop.visible());
            report(report, "summary read", loop.published());
        } finally {
            Folders.remove(folder);
        }
        report.write(out);
        return 0;
    }

    /** Returns the index from which on there are as many citations as warm-up and measurement need, at least 0. */
    private int firstArriving(Graph graph) {
        long wanted = (long) (rate * (warmUpSeconds + seconds));
        int place = graph.papers().size();
        for (long taken = 0; place > 0 && taken < wanted; ) {
            taken += graph.papers().get(--place).cited().size();
        }
        return place;
    }

    private Map<Integer, String> probes(Graph graph, int from) {
        int arriving = graph.papers().size() - from;
        int every = Math.max(1, (int) (arriving / Math.max(1, (warmUpSeconds + seconds) * probesPerSecond)));
        Map<Integer, String> probes = new HashMap<>();
        for (int place = from; place < graph.papers().size(); place += every) {
            probes.put(place, "openalex:W990000" + place);
        }
        return probes;
    }

    private OpenLoop measure(ServiceJar service, Graph graph, int from, Map<Integer, String> probes) throws Exception {
        Events events = new Events();
        Graph before = graph.part(0, from);
        Graph arriving = graph.part(from, graph.papers().size());
        OpenLoop loop = new OpenLoop(service, LEAST_CITING_WORKS, Duration.ofMillis((long) (warmUpSeconds * 1_000)));
        before.papers().forEach(loop::known);
        try (BulkProducer records = new BulkProducer(service.bootstrapServers())) {
            records.send(StreamsTopicNames.WORKS, events.works(graph));
            records.send(StreamsTopicNames.CITATIONS, events.citations(before, Shape.WHOLE_LISTS));
        }
        service.awaitCaughtUp();
        Map<Integer, String> byPlace = new HashMap<>();
        probes.forEach((place, probe) -> byPlace.put(place - from, probe));
        loop.run(arriving.papers(), events.citations(arriving, Shape.WHOLE_LISTS), byPlace, rate);
        return loop;
    }

    private static void report(Report report, String name, LatencyRecorder lateness) {
        report(report, name, lateness.measured());
        report(report, name + ", warm-up", lateness.warmingUp());
    }

    private static void report(Report report, String name, Histogram nanos) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", nanos.getTotalCount());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            figures.put("p%sMs".formatted(percentile), Math.round(nanos.getValueAtPercentile(percentile) / 1e5) / 10.0);
        }
        report.put(name, figures);
        report.line("%-25s %s", name, figures);
    }
}
