package org.citationhubs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.citationhubs.bench.cluster.ClusterRun;
import org.citationhubs.bench.cluster.OutagePhase;
import org.citationhubs.bench.cluster.OutagePhase.Rates;
import org.citationhubs.bench.cluster.QueriesPhase;
import org.citationhubs.bench.cluster.ReadingPhase;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.GraphOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs several instances: checks their answers at rest and during outages, and measures the cost of queries. */
@Command(
        name = "cluster",
        description = "Runs several instances: checks all answers, kills one, restarts all, queries during ingestion.")
final class ClusterCommand implements Callable<Integer> {

    /** What the benchmark does with the instances. */
    enum Phase {
        /** Sends every kind of request to every instance, and random ones. */
        QUERIES,
        /** Kills one instance under load and starts it again. */
        KILL,
        /** Restarts all instances under load, one after the other. */
        RESTART,
        /** Ingests with and without queries, in turn. */
        READING
    }

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(names = "--phase", split = ",", defaultValue = "QUERIES", description = "${COMPLETION-CANDIDATES}")
    private List<Phase> phases = List.of();

    @Option(names = "--instances", defaultValue = "3", description = "${DEFAULT-VALUE}")
    private int instances;

    @Option(names = "--partitions", defaultValue = "6", description = "of every topic (${DEFAULT-VALUE})")
    private int partitions;

    @Option(
            names = "--standbys",
            defaultValue = "2",
            description = "standby replicas of each partition (${DEFAULT-VALUE})")
    private int standbys;

    @Option(names = "--heap", defaultValue = "256m", description = "of each instance (${DEFAULT-VALUE})")
    private String heap = "256m";

    @Option(names = "--jvm", split = " ", description = "further options of each instance, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--set", description = "VARIABLE=VALUE of the environment of each instance")
    private Map<String, String> variables = Map.of();

    @Option(names = "--queries", defaultValue = "10000", description = "random requests at rest (${DEFAULT-VALUE})")
    private int queries;

    @Option(
            names = "--warm-up",
            defaultValue = "10000",
            description = "random requests before the load (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--requests", defaultValue = "200", description = "a second under load (${DEFAULT-VALUE})")
    private double requests;

    @Option(names = "--citations", defaultValue = "500", description = "a second under load (${DEFAULT-VALUE})")
    private double citations;

    @Option(
            names = "--before",
            defaultValue = "20",
            description = "seconds of load before the first outage (${DEFAULT-VALUE})")
    private int before;

    @Option(
            names = "--away",
            defaultValue = "20",
            description = "seconds from the kill of an instance to its next start (${DEFAULT-VALUE})")
    private int away;

    @Option(
            names = "--after",
            defaultValue = "20",
            description = "seconds of load after an instance is ready again (${DEFAULT-VALUE})")
    private int after;

    @Option(
            names = "--rounds",
            defaultValue = "4",
            description = "of reading, with and without each (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--warm-up-rounds",
            defaultValue = "2",
            description = "of reading, before those that count (${DEFAULT-VALUE})")
    private int warmUpRounds;

    @Option(
            names = "--slice",
            defaultValue = "15000",
            description = "citations of each half of a round (${DEFAULT-VALUE})")
    private int slice;

    @Option(
            names = "--reads",
            defaultValue = "500",
            description = "requests a second during ingestion (${DEFAULT-VALUE})")
    private double reads;

    @Option(names = "--keep", description = "keep the folder with data and logs, and print its path")
    private boolean keep;

    @Option(names = "--out", defaultValue = "target/bench/cluster.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/cluster.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("cluster", System.out);
        Graph graph = graphOptions.graph();
        report.put("graph", graph.name());
        report.put("instances", instances);
        report.put("partitions", partitions);
        report.put("standbys", standbys);
        report.put("heap", heap);
        report.put("jvmOptions", jvmOptions);
        report.put("variables", variables);
        boolean right = true;
        for (Phase phase : phases) {
            Path folder = Files.createTempDirectory("bench-cluster");
            report.line(
                    "%s, %d instances, %d standbys, %d partitions: %s", phase, instances, standbys, partitions, folder);
            try (ClusterRun run = ClusterRun.start(
                    folder, instances, partitions, standbys, JvmOptions.of(heap, jvmOptions), variables)) {
                Map<String, Object> figures = new LinkedHashMap<>();
                right &= run(phase, run, graph, figures, report);
                figures.put("residentPeakMb", run.residentPeakMb());
                report.put(phase.name(), figures);
                figures.forEach((name, value) -> report.line("  %-24s %s", name, value));
            } finally {
                if (!keep) {
                    Folders.remove(folder);
                }
            }
        }
        report.write(out);
        return right ? 0 : 1;
    }

    private boolean run(Phase phase, ClusterRun run, Graph graph, Map<String, Object> figures, Report report)
            throws Exception {
        Rates rates = new Rates(requests, citations, before, away, after);
        return switch (phase) {
            case QUERIES -> new QueriesPhase(run, queries).run(graph, figures);
            case KILL ->
                new OutagePhase(run, rates, warmUp, queries, line -> report.line("%s", line)).kill(graph, figures);
            case RESTART ->
                new OutagePhase(run, rates, warmUp, queries, line -> report.line("%s", line)).restart(graph, figures);
            case READING -> new ReadingPhase(run, reads, warmUpRounds, rounds, slice).run(graph, figures);
        };
    }
}
