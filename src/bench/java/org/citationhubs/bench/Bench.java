package org.citationhubs.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line of the benchmarks; {@code src/bench/run} builds what it needs and calls it. */
@Command(
        name = "src/bench/run",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Measures the service. Every benchmark checks its results and fails if one is wrong.",
        subcommands = {
            CompareCommand.class,
            ServiceCommand.class,
            LatencyCommand.class,
            QueriesCommand.class,
            ClusterCommand.class,
            ProfileCommand.class,
            SoakCommand.class,
            JmhCommand.class
        })
public final class Bench {

    private Bench() {}

    /** Runs a benchmark and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
