package org.citationhubs.bench.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that select a graph: two files, or a seed of the generator. */
public final class GraphOptions {

    @Option(names = "--edges", description = "citing<TAB>cited, gzipped or not; default: a generated graph")
    private @Nullable Path edges;

    @Option(
            names = "--works",
            description = "id, date, title by header; default: beside the edges, with a matching name")
    private @Nullable Path works;

    @Option(names = "--scheme", defaultValue = "arxiv", description = "of the ids in the files (${DEFAULT-VALUE})")
    private String scheme = "arxiv";

    @Option(names = "--until", description = "only works published until this day, yyyy-mm-dd")
    private @Nullable String until;

    @Option(
            names = "--golden",
            description = "independently computed figures; default: beside the edges, with a matching name")
    private @Nullable Path golden;

    @Option(names = "--seed", defaultValue = "1", description = "of the generator (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--generate", defaultValue = "4000", description = "citing works (${DEFAULT-VALUE})")
    private int generate = 4_000;

    /** Returns the graph. */
    public Graph graph() throws IOException {
        if (edges == null) {
            return GeneratedGraph.of(seed, generate);
        }
        Path table = works == null ? worksBeside() : works;
        Path figures = golden == null ? goldenBeside() : golden;
        return new GraphFiles(edges, table, scheme).read(until, Optional.ofNullable(figures));
    }

    /** Returns these options for another process. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--edges", edges);
        add(arguments, "--works", works);
        add(arguments, "--scheme", scheme);
        add(arguments, "--until", until);
        add(arguments, "--golden", golden);
        add(arguments, "--seed", seed);
        add(arguments, "--generate", generate);
        return arguments;
    }

    private static void add(List<String> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }

    /**
     * {@code NAME-edges.tsv.gz} has {@code golden-NAME.json.gz} beside it, or {@code golden-NAME-until-YEAR.json.gz}
     * for a part.
     */
    private @Nullable Path goldenBeside() {
        if (until != null && !until.endsWith("-12-31")) {
            return null;
        }
        Path file = edges;
        if (file == null) {
            return null;
        }
        String name = file.getFileName().toString().replaceFirst("-edges\\..*", "");
        String part = until == null ? "" : "-until-" + until.substring(0, 4);
        Path found = file.resolveSibling("golden-" + name + part + ".json.gz");
        return Files.exists(found) ? found : null;
    }

    private @Nullable Path worksBeside() {
        Path file = edges;
        if (file == null) {
            return null;
        }
        Path found = file.resolveSibling(file.getFileName().toString().replace("-edges", "-works"));
        return Files.exists(found) && !found.equals(file) ? found : null;
    }
}
