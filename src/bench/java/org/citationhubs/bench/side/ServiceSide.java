package org.citationhubs.bench.side;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.Folders;
import org.citationhubs.runtime.embedded.StateFolder;
import org.citationhubs.runtime.streams.StreamsRunner;
import org.citationhubs.runtime.streams.StreamsSettings;
import org.citationhubs.topology.stage.StreamTraces;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * The topology of the service with default settings, in the process of the embedded broker, as {@code serve} runs it,
 * but without HTTP. All input is produced before the start; the run ends with the last summary.
 */
final class ServiceSide implements Side {

    private static final Set<String> INPUTS = Set.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS);

    /** Number of stages; each has one task for each partition. */
    private static final int STAGES_INSIDE = 2;

    private static final Set<String> OUTPUTS = Set.of(StreamsTopicNames.HUB_SUMMARIES);

    private final KafkaCluster cluster;
    private final String group;
    private final int stages;
    private final boolean rebuild;
    private final PublicationMeter meter = new PublicationMeter();

    /**
     * Creates a side that runs the service.
     *
     * @param group the application id
     * @param stages the number of equal parts of the citations, each produced when the part before is counted
     * @param rebuild whether the state is deleted at the end and restored from the changelogs
     */
    ServiceSide(KafkaCluster cluster, String group, int stages, boolean rebuild) {
        this.cluster = cluster;
        this.group = group;
        this.stages = stages;
        this.rebuild = rebuild;
    }

    @Override
    public Map<String, Object> run(Workload workload, Path folder) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        cluster.produce(StreamsTopicNames.WORKS, workload.works());
        List<List<Event>> parts = parts(workload.citations());
        cluster.produce(StreamsTopicNames.CITATIONS, parts.get(0));
        StateFolder state = StateFolder.in(folder);
        state.tieTo(cluster.id());
        ResourceUsage before = ResourceUsage.now();
        long begin = System.nanoTime();
        try (StreamsRunner runner = runner(state)) {
            runner.start();
            figures.put(Figures.SECONDS, seconds(begin, caughtUp(runner)));
            stages(parts.subList(1, parts.size()), runner, figures);
        }
        before.addUseSince(figures);
        addBytes(workload, state.path(), figures);
        new SummaryCheck(workload.truth()).check(cluster.bootstrapServers(), figures);
        if (rebuild) {
            figures.put(Figures.REBUILD_SECONDS, rebuild(folder, state));
        }
        return figures;
    }

    private List<List<Event>> parts(List<Event> events) {
        long citations = events.stream().mapToLong(Event::citations).sum();
        List<List<Event>> parts = new ArrayList<>();
        List<Event> part = new ArrayList<>();
        long taken = 0;
        for (Event event : events) {
            part.add(event);
            taken += event.citations();
            if (taken >= citations * (parts.size() + 1) / stages) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        return parts;
    }

    private void stages(List<List<Event>> parts, StreamsRunner runner, Map<String, Object> figures) throws Exception {
        int stage = 1;
        for (List<Event> part : parts) {
            stage++;
            ResourceUsage before = ResourceUsage.now();
            long published = meter.publications();
            double publishing = meter.seconds();
            long begin = System.nanoTime();
            cluster.produce(StreamsTopicNames.CITATIONS, part);
            long end = caughtUp(runner);
            long citations = part.stream().mapToLong(Event::citations).sum();
            String name = "part" + stage;
            figures.put(name + "Seconds", seconds(begin, end));
            figures.put(name + "CpuMicrosPerCitation", 1e6 * before.cpuSecondsSince() / citations);
            figures.put(name + "CompilerSeconds", before.compilerSecondsSince());
            figures.put(name + "Publications", meter.publications() - published);
            figures.put(name + "PublishingSeconds", meter.seconds() - publishing);
        }
    }

    private long caughtUp(StreamsRunner runner) throws Exception {
        return CatchUpWait.await(runner.streams(), cluster, group, INPUTS, OUTPUTS);
    }

    private void addBytes(Workload workload, Path state, Map<String, Object> figures) throws Exception {
        double citations = workload.graph().citations();
        figures.put(Figures.BYTES_INSIDE, cluster.bytesInside(group) / citations);
        figures.put("topicBytes", cluster.bytes());
        figures.put("stateBytesPerCitation", Folders.bytes(state) / citations);
    }

    /** Measures the restore of all tasks and checks that nothing is published again. */
    private double rebuild(Path folder, StateFolder state) throws Exception {
        List<TopicPartition> outputs = cluster.partitionsOf(OUTPUTS);
        Map<TopicPartition, Long> published = cluster.ends(outputs);
        Folders.remove(folder.resolve("state"));
        state.tieTo(cluster.id());
        long begin = System.nanoTime();
        try (StreamsRunner runner = runner(state)) {
            runner.start();
            double seconds =
                    seconds(begin, CatchUpWait.awaitTasks(runner.streams(), STAGES_INSIDE * cluster.partitions()));
            caughtUp(runner);
            if (!cluster.ends(outputs).equals(published)) {
                throw new IllegalStateException("hubs were published again after the state was rebuilt");
            }
            return seconds;
        }
    }

    private StreamsRunner runner(StateFolder state) {
        StreamsSettings settings = ShippedSettings.of(group, cluster.bootstrapServers(), state.path());
        return new StreamsRunner(settings, cluster.partitions(), meter, StreamTraces.NONE, error -> {});
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
