package org.citationhubs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the microbenchmarks. */
@Command(name = "jmh", description = "Runs microbenchmarks of single functions.")
final class JmhCommand implements Callable<Integer> {

    @Parameters(description = "regular expressions of benchmarks to run; default: all")
    private List<String> which = List.of();

    @Option(names = "--forks", defaultValue = "1", description = "${DEFAULT-VALUE}")
    private int forks;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            description = "of warm-up and of measurement (${DEFAULT-VALUE})")
    private int iterations;

    @Option(names = "--seconds", defaultValue = "1", description = "of each iteration (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--out", defaultValue = "target/bench/jmh.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/jmh.json");

    @Override
    public Integer call() throws Exception {
        Path parent = out.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(forks)
                .warmupIterations(iterations)
                .measurementIterations(iterations)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementTime(TimeValue.seconds(seconds))
                .resultFormat(ResultFormatType.JSON)
                .result(out.toString());
        which.forEach(options::include);
        new Runner(options.build()).run();
        return 0;
    }
}
