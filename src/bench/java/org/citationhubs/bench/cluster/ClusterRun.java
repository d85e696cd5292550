package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.bench.input.Graph;

/** Instances, what was sent to them, and who sends it. */
public final class ClusterRun implements AutoCloseable {

    private static final int WORKS_COMPARED = 60;

    private final Instances instances;
    private final Sent sent = new Sent();
    private final Crawler crawler;

    private ClusterRun(Instances instances) {
        this.instances = instances;
        this.crawler = new Crawler(instances.bootstrapServers(), sent);
    }

    /**
     * Starts a broker and instances.
     *
     * @param variables of the environment of the instances
     */
    public static ClusterRun start(
            Path folder,
            int count,
            int partitions,
            int standbys,
            List<String> jvmOptions,
            Map<String, String> variables)
            throws IOException {
        return new ClusterRun(Instances.start(folder, count, partitions, standbys, jvmOptions, variables));
    }

    Instances instances() {
        return instances;
    }

    Sent sent() {
        return sent;
    }

    Crawler crawler() {
        return crawler;
    }

    /** The most memory that each instance ever had in RAM, in MB. */
    public List<Long> residentPeakMb() throws IOException {
        List<Long> peaks = new ArrayList<>();
        for (Instance instance : instances.all()) {
            peaks.add(instance.residentPeakMb());
        }
        return peaks;
    }

    /**
     * Waits until nothing is on its way, then holds all answers against what was sent.
     *
     * @throws IllegalStateException if one is wrong
     */
    Map<String, Object> checkAtRest(int queries, long seed) throws IOException {
        instances.awaitCopied();
        Oracle oracle = new Oracle(sent.papers());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("sameEverywhere", new SameEverywhere(instances.all(), oracle).check(WORKS_COMPARED));
        RandomQueries random = new RandomQueries(instances.all(), oracle, seed);
        long begin = System.nanoTime();
        figures.put("rightAnswers", random.ask(queries));
        figures.put("fromCopies", random.fromCopies());
        figures.put("seconds", (System.nanoTime() - begin) / 1e9);
        return figures;
    }

    /** The place in a graph from which on there are so many citations. */
    static int placeOfLast(Graph graph, long citations) {
        int place = graph.papers().size();
        for (long taken = 0; place > 0 && taken < citations; ) {
            taken += graph.papers().get(--place).cited().size();
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        crawler.close();
        instances.close();
    }
}
