package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.bench.input.Graph;

/** The instances of a cluster, with the sender and the record of their input. */
public final class ClusterRun implements AutoCloseable {

    private static final int WORKS_COMPARED = 60;

    private final Instances instances;
    private final SentLists sent = new SentLists();
    private final ListSender sender;

    private ClusterRun(Instances instances) {
        this.instances = instances;
        this.sender = new ListSender(instances.bootstrapServers(), sent);
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

    SentLists sent() {
        return sent;
    }

    ListSender sender() {
        return sender;
    }

    /** Returns the peak resident memory of each instance in MB. */
    public List<Long> residentPeakMb() throws IOException {
        List<Long> peaks = new ArrayList<>();
        for (Instance instance : instances.all()) {
            peaks.add(instance.residentPeakMb());
        }
        return peaks;
    }

    /**
     * Waits until the cluster has caught up, then checks all answers against the sent lists.
     *
     * @throws IllegalStateException if an answer is wrong
     */
    Map<String, Object> checkAtRest(int queries, long seed) throws IOException {
        instances.awaitReplicated();
        ExpectedAnswers expected = new ExpectedAnswers(sent.papers());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("sameEverywhere", new InstanceComparison(instances.all(), expected).check(WORKS_COMPARED));
        RandomQueries random = new RandomQueries(instances.all(), expected, seed);
        long begin = System.nanoTime();
        figures.put("rightAnswers", random.run(queries));
        figures.put("fromCopies", random.fromCopies());
        figures.put("seconds", (System.nanoTime() - begin) / 1e9);
        return figures;
    }

    /** Returns the index in a graph from which on there are at least {@code citations}. */
    static int placeOfLast(Graph graph, long citations) {
        int place = graph.papers().size();
        for (long taken = 0; place > 0 && taken < citations; ) {
            taken += graph.papers().get(--place).cited().size();
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        sender.close();
        instances.close();
    }
}
