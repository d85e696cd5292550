package org.citationhubs.bench;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * How a process warms up: it does what is measured with the first lists of the graph, forgets it, and begins again until its time is over. The same
 * for every side.
 */
final class WarmUp {

    /** More than any graph here has. */
    private static final int ALL = 1_000_000;

    @Option(
            names = "--warm-up",
            description =
                    "lists that each process counts first and forgets, or all if there are fewer (${DEFAULT-VALUE})")
    private int lists;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "60",
            description = "again and again for at least so long (${DEFAULT-VALUE}): the compiler takes that time")
    private int seconds;

    WarmUp(int lists) {
        this.lists = lists;
    }

    /** Of a part of the graph: what some sides take minutes for would be too long. */
    static WarmUp withFirstLists() {
        return new WarmUp(10_000);
    }

    /** Of all of the graph: hubs that have become large are counted in other ways than those that have not. */
    static WarmUp withAllLists() {
        return new WarmUp(ALL);
    }

    /** The options of a side. */
    List<String> arguments() {
        return List.of("--warm-up", Integer.toString(lists), "--warm-up-seconds", Integer.toString(seconds));
    }

    @Override
    public String toString() {
        return "%s, forgotten, again and again for %d s"
                .formatted(lists == ALL ? "all lists" : "the first " + lists + " lists", seconds);
    }
}
