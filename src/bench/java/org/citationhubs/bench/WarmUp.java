package org.citationhubs.bench;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * The warm-up of a measured process: it counts the first lists of the graph on empty state, again and again until the
 * time is over. All sides warm up alike.
 */
final class WarmUp {

    @Option(
            names = "--warm-up",
            defaultValue = "10000",
            description =
                    "lists that each process counts first, then discards (${DEFAULT-VALUE}): few have no large hub,"
                            + " many cannot be counted often")
    private int lists;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "60",
            description = "minimum duration, repeated (${DEFAULT-VALUE}): the JIT compiler needs that time")
    private int seconds;

    /** Returns the options for a side. */
    List<String> arguments() {
        return List.of("--warm-up", Integer.toString(lists), "--warm-up-seconds", Integer.toString(seconds));
    }

    @Override
    public String toString() {
        return "the first %d lists on empty state, repeated for %d s".formatted(lists, seconds);
    }
}
