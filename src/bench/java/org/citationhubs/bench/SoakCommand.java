package org.citationhubs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.bench.soak.SoakRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service for a long time in a small heap, kills it, and checks everything that it counted. */
@Command(
        name = "soak",
        description = "Runs one instance for long in a small heap, on a damaged and changing graph, with a kill:"
                + " exact counts, flat memory.")
final class SoakCommand implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "20", description = "of sending (${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--works", defaultValue = "2000000", description = "of the generated graph (${DEFAULT-VALUE})")
    private int works;

    @Option(names = "--heap", defaultValue = "768m", description = "of the service (${DEFAULT-VALUE})")
    private String heap = "768m";

    @Option(
            names = "--rate",
            defaultValue = "2500",
            description = "citations a second; 0 for as many as it can (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--behind",
            defaultValue = "20000",
            description = "records behind at which sending pauses (${DEFAULT-VALUE})")
    private long behind;

    @Option(names = "--kills", defaultValue = "1", description = "of the service while it works (${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--partitions", defaultValue = "4", description = "of every topic (${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--seed", defaultValue = "1", description = "${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--sample",
            defaultValue = "300",
            description = "hubs checked with all co-cited works, and works and pairs requested (${DEFAULT-VALUE})")
    private int sample;

    @Option(names = "--jvm", split = " ", description = "further options of the service, separated by spaces")
    private List<String> jvmOptions = List.of();

    @Option(names = "--set", description = "VARIABLE=VALUE of the environment of the service")
    private Map<String, String> variables = Map.of();

    @Option(names = "--keep", description = "keep the folder with data and logs, and print its path")
    private boolean keep;

    @Option(names = "--out", defaultValue = "target/bench/soak.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/soak.json");

    @Override
    public Integer call() throws Exception {
        Report report = new Report("soak", System.out);
        SoakRun.Plan plan =
                new SoakRun.Plan(seed, works, partitions, (int) Math.round(minutes * 60), rate, behind, kills, sample);
        report.put("plan", plan);
        report.put("heap", heap);
        Path folder = Files.createTempDirectory("bench-soak");
        report.line("%s, heap %s: %s", plan, heap, folder);
        List<String> errors;
        try (SoakRun run = SoakRun.start(
                folder, plan, JvmOptions.of(heap, jvmOptions), variables, line -> report.line("%s", line))) {
            Map<String, Object> figures = new LinkedHashMap<>();
            errors = run.run(figures);
            figures.forEach(report::put);
            figures.remove("memory");
            figures.forEach((name, value) -> report.line("  %-28s %s", name, value));
        } finally {
            if (!keep) {
                Folders.remove(folder);
            }
        }
        errors.forEach(error -> report.line("  WRONG: %s", error));
        report.put("firstErrors", errors);
        report.write(out);
        return errors.isEmpty() ? 0 : 1;
    }
}
