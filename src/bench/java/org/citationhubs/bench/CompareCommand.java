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

/** Runs all sides on the same events. Each round runs every side once, in a new process on empty state. */
@Command(name = "compare", description = "Compares the service with alternatives, on the same events.")
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(
            names = "--sides",
            split = ",",
            defaultValue = "service,textbook,postgresql,flink,floor",
            description = "${DEFAULT-VALUE}")
    private List<String> sides = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE}")
    private int rounds;

    @Mixin
    private WarmUp warmUp = new WarmUp();

    @Option(names = "--heap", defaultValue = "1g", description = "of each process (${DEFAULT-VALUE})")
    private String heap = "1g";

    @Option(names = "--jvm", split = " ", description = "further options of each process, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--out", defaultValue = "target/bench/compare.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/compare.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("compare", System.out);
        Graph graph = graphOptions.graph();
        long citations = graph.citations();
        report.put("graph", graph.name());
        report.put("citations", citations);
        report.put("warmUp", warmUp.toString());
        report.put("heap", heap);
        report.put("jvmOptions", jvmOptions);
        report.line(
                "%s: %,d citing works, %,d citations",
                graph.name(), graph.papers().size(), citations);
        report.line(
                "warm-up: %s; heap %s; %d rounds in turn; %d processors",
                warmUp, heap, rounds, Runtime.getRuntime().availableProcessors());
        Map<String, List<Map<String, Object>>> results = rounds(report);
        report.put("rounds", results);
        table(report, results, citations);
        report.write(out);
        return 0;
    }

    private Map<String, List<Map<String, Object>>> rounds(Report report) throws Exception {
        Map<String, List<Map<String, Object>>> results = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (String side : sides) {
                Map<String, Object> figures = run(side);
                results.computeIfAbsent(side, name -> new ArrayList<>()).add(figures);
                Object seconds = figures.getOrDefault(Figures.SECONDS, "skipped: " + figures.get(Figures.SKIPPED));
                report.line("round %d, %-10s  %s", round, side, shown(seconds));
            }
        }
        return results;
    }

    private static String shown(Object figure) {
        return figure instanceof Number number
                ? "%.2f s, correct".formatted(number.doubleValue())
                : String.valueOf(figure);
    }

    private Map<String, Object> run(String side) throws Exception {
        List<String> jvm = new ArrayList<>(List.of("-Xmx" + heap));
        jvm.addAll(jvmOptions);
        List<String> arguments = new ArrayList<>(graphOptions.arguments());
        arguments.addAll(warmUp.arguments());
        return new ChildProcess(side, jvm).run(arguments);
    }

    private static void table(Report report, Map<String, List<Map<String, Object>>> results, long citations) {
        Map<String, Spread> seconds = new LinkedHashMap<>();
        results.forEach((side, figures) -> {
            List<Double> all = figures.stream()
                    .filter(round -> round.containsKey(Figures.SECONDS))
                    .map(round -> ((Number) round.get(Figures.SECONDS)).doubleValue())
                    .toList();
            if (!all.isEmpty()) {
                seconds.put(side, Spread.of(all));
            }
        });
        Spread service = seconds.get("service");
        report.line("");
        report.line("%-11s %10s %17s %12s %14s", "side", "median s", "least - most", "citations/s", "side / service");
        seconds.forEach((side, spread) -> report.line(
                "%-11s %10.2f %8.2f - %6.2f %12.0f %14s",
                side,
                spread.median(),
                spread.least(),
                spread.most(),
                citations / spread.median(),
                service == null ? "" : "%.2f".formatted(spread.median() / service.median())));
        report.put("seconds", seconds);
    }
}
