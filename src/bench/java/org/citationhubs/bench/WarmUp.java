package org.citationhubs.bench;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * How a process warms up: it does what is measured with the first lists of the graph, forgets it, and begins again until its time is over. The same
 * for every side.
 */
final class WarmUp {

    @Option(
            names = "--warm-up",
            defaultValue = "10000",
            description =
                    "lists that each process counts first and forgets, or all if there are fewer (${DEFAULT-VALUE}): with few of them no hub"
                            + " is large, with many of them there is no time to count them often")
    private int lists;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "60",
            description = "again and again for at least so long (${DEFAULT-VALUE}): the compiler takes that time")
    private int seconds;

    /** The options of a side. */
    List<String> arguments() {
        return List.of("--warm-up", Integer.toString(lists), "--warm-up-seconds", Integer.toString(seconds));
    }

    @Override
    public String toString() {
        return "the first %d lists, forgotten, again and again for %d s".formatted(lists, seconds);
    }
}
