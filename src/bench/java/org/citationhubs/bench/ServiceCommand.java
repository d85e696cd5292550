package org.citationhubs.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.GraphOptions;
import org.citationhubs.bench.side.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures the service alone: bytes, memory, single citations instead of lists, the last quarter of the input, a
 * rebuild.
 */
@Command(
        name = "service",
        description = "Measures the service alone: bytes, heap limits, memory, single citations, the last quarter,"
                + " a rebuild.")
final class ServiceCommand implements Callable<Integer> {

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(
            names = "--runs",
            split = ",",
            defaultValue = "whole,singles,quarters,heap512,heap256,partitions16",
            description =
                    "${DEFAULT-VALUE}, and sources3: each list from three sources that overlap; whole and sources3"
                            + " end with a rebuild from the changelogs")
    private List<String> runs = List.of();

    @Mixin
    private WarmUp warmUp = new WarmUp();

    @Option(names = "--jvm", split = " ", description = "further options of each process, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--out", defaultValue = "target/bench/service.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/service.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("service", System.out);
        Graph graph = graphOptions.graph();
        report.put("graph", graph.name());
        report.put("citations", graph.citations());
        report.put("jvmOptions", jvmOptions);
        report.put("warmUp", warmUp.toString());
        report.line("warm-up: %s", warmUp);
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (String run : runs) {
            results.put(run, run(run));
            report.line("%-9s %s", run, results.get(run));
        }
        report.put("runs", results);
        ratio(report, "lists of one / whole lists", results, "singles", Figures.SECONDS, "whole", Figures.SECONDS);
        ratio(report, "rebuild / processing", results, "whole", Figures.REBUILD_SECONDS, "whole", Figures.SECONDS);
        ratio(
                report,
                "CPU per citation, last quarter / second",
                results,
                "quarters",
                "part4CpuMicrosPerCitation",
                "quarters",
                "part2CpuMicrosPerCitation");
        report.write(out);
        return 0;
    }

    private Map<String, Object> run(String run) throws Exception {
        List<String> arguments = new ArrayList<>(graphOptions.arguments());
        arguments.addAll(warmUp.arguments());
        String heap = "1g";
        switch (run) {
            case "whole" -> arguments.add("--rebuild");
            case "sources3" -> arguments.addAll(List.of("--shape", "THREE_SOURCES", "--rebuild"));
            case "singles" -> arguments.addAll(List.of("--shape", "SINGLE_CITATIONS"));
            case "quarters" -> arguments.addAll(List.of("--parts", "4"));
            case "partitions16" -> arguments.addAll(List.of("--partitions", "16"));
            case "heap512" -> heap = "512m";
            case "heap256" -> heap = "256m";
            default -> throw new IllegalArgumentException("unknown run: " + run);
        }
        List<String> jvm = new ArrayList<>(List.of("-Xmx" + heap));
        jvm.addAll(jvmOptions);
        return new ChildProcess("service", jvm).run(arguments);
    }

    private static void ratio(
            Report report,
            String name,
            Map<String, Map<String, Object>> results,
            String run,
            String figure,
            String ofRun,
            String ofFigure) {
        Object a = results.getOrDefault(run, Map.of()).get(figure);
        Object b = results.getOrDefault(ofRun, Map.of()).get(ofFigure);
        if (a instanceof Number part && b instanceof Number whole) {
            double ratio = part.doubleValue() / whole.doubleValue();
            report.line("%s: %.2f", name, ratio);
            report.put(name, ratio);
        }
    }
}
