package org.citationhubs.bench.side;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.citationhubs.bench.input.Events;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.Events.Shape;
import org.citationhubs.bench.input.ExpectedFigures;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.input.GraphOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs one side in a process of its own: warms up on the first part of the graph, then counts all of it on empty state.
 */
@Command(name = "side", hidden = true)
public final class SideRun implements Callable<Integer> {

    private static final Set<String> ON_KAFKA = Set.of("service", "textbook", "flink");

    @Option(names = "--side", required = true)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String side;

    @Mixin
    private GraphOptions graphOptions = new GraphOptions();

    @Option(names = "--shape", defaultValue = "WHOLE_LISTS")
    private Shape shape = Shape.WHOLE_LISTS;

    @Option(names = "--warm-up", defaultValue = "0", description = "number of lists")
    private int warmUp;

    @Option(names = "--warm-up-seconds", defaultValue = "0", description = "minimum duration, repeated")
    private int warmUpSeconds;

    @Option(names = "--parts", defaultValue = "1", description = "of the input, one after the other (service only)")
    private int parts;

    @Option(names = "--partitions", defaultValue = "4", description = "of every topic")
    private int partitions;

    @Option(names = "--rebuild", description = "restores the state from changelogs at the end (service only)")
    private boolean rebuild;

    @Option(names = "--out", required = true, description = "file of figures, JSON")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    /** Runs the side and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SideRun()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Graph graph = graphOptions.graph();
        Map<String, Object> figures = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("bench-" + side);
        try {
            if (ON_KAFKA.contains(side)) {
                try (KafkaCluster cluster = KafkaCluster.start(folder.resolve("kafka"), partitions)) {
                    figures.putAll(warmUpAndRun(graph, folder, cluster));
                }
            } else {
                figures.putAll(warmUpAndRun(graph, folder, null));
            }
        } catch (SideUnavailableException e) {
            figures.put(Figures.SKIPPED, e.getMessage());
        } finally {
            Folders.remove(folder);
        }
        Files.write(out, new ObjectMapper().writeValueAsBytes(figures));
        return 0;
    }

    private Map<String, Object> warmUpAndRun(Graph graph, Path folder, @Nullable KafkaCluster cluster)
            throws Exception {
        if (warmUp > 0) {
            warmUp(graph.first(warmUp), folder, cluster);
        }
        Side measured = side(cluster, "measured");
        return measured.run(workload(graph), Files.createDirectory(folder.resolve("measured")));
    }

    private void warmUp(Graph graph, Path folder, @Nullable KafkaCluster cluster) throws Exception {
        Workload workload = workload(graph);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
        int time = 0;
        do {
            String name = "warm-up-" + ++time;
            Path own = Files.createDirectory(folder.resolve(name));
            side(cluster, name).run(workload, own);
            Folders.remove(own);
            if (cluster != null) {
                cluster.renew();
            }
        } while (System.nanoTime() < end);
    }

    private Workload workload(Graph graph) throws IOException {
        Events events = new Events();
        List<Event> works = side.equals("service") ? events.works(graph) : List.of();
        return new Workload(graph, events.citations(graph, shape), works, ExpectedFigures.of(graph));
    }

    private Side side(@Nullable KafkaCluster cluster, String group) {
        if (cluster == null) {
            return switch (side) {
                case "postgresql" -> new PostgresSide();
                case "floor" -> new FloorSide();
                default -> throw new IllegalArgumentException("unknown side: " + side);
            };
        }
        return switch (side) {
            case "textbook" -> new TextbookSide(cluster, group);
            case "flink" -> new FlinkSide(cluster);
            default -> new ServiceSide(cluster, group, parts, rebuild);
        };
    }
}
