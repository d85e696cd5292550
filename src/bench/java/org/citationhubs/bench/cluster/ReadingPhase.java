package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.citationhubs.bench.input.Graph;
import org.citationhubs.bench.load.HubRequests;
import org.citationhubs.bench.load.HubRequests.Answers;

/**
 * Measures ingestion at full speed with and without queries, in turn. Slices of the graph are similar but not equal,
 * and the state grows, so the order is without, with, with, without, and sums are compared.
 */
public final class ReadingPhase {

    private static final int CONNECTIONS = 4;

    private final ClusterRun run;
    private final double reads;
    private final int warmUpRounds;
    private final int rounds;
    private final int slice;

    /**
     * Creates the phase.
     *
     * @param reads requests a second, over all instances
     * @param warmUpRounds rounds that are not measured, in which new processes compile
     * @param rounds measured rounds of two slices
     * @param slice citations in a slice
     */
    public ReadingPhase(ClusterRun run, double reads, int warmUpRounds, int rounds, int slice) {
        this.run = run;
        this.reads = reads;
        this.warmUpRounds = warmUpRounds;
        this.rounds = rounds;
        this.slice = slice;
    }

    /** Runs the phase and returns true; the slowdown is a figure. */
    public boolean run(Graph graph, Map<String, Object> figures) throws Exception {
        int from = ClusterRun.placeOfLast(graph, 2L * (warmUpRounds + rounds) * slice);
        Graph base = graph.part(0, from);
        run.sender().describe(graph);
        run.sender().send(base);
        run.instances().awaitCaughtUp();
        List<String> hubs = new ExpectedAnswers(base.papers()).cited();
        Sums without = new Sums(2 * warmUpRounds);
        Sums with = new Sums(2 * warmUpRounds);
        Histogram nanos = new Histogram(60_000_000_000L, 3);
        int place = from;
        for (int half = 0; half < 2 * (warmUpRounds + rounds); half++) {
            int end = place;
            for (long taken = 0; end < graph.papers().size() && taken < slice; ) {
                taken += graph.papers().get(end++).cited().size();
            }
            Graph part = graph.part(place, end);
            place = end;
            boolean reading = half % 4 == 1 || half % 4 == 2;
            if (reading) {
                AtomicBoolean ended = new AtomicBoolean();
                List<Future<Answers>> readers = new ArrayList<>();
                ExecutorService threads =
                        Executors.newFixedThreadPool(run.instances().all().size());
                for (Instance instance : run.instances().all()) {
                    HubRequests requests = new HubRequests(instance.port(), hubs, CONNECTIONS);
                    readers.add(threads.submit(() ->
                            requests.untilEnded(reads / run.instances().all().size(), ended::get)));
                }
                with.add(half, ingest(part));
                ended.set(true);
                for (Future<Answers> reader : readers) {
                    Answers answers = reader.get();
                    if (half >= 2 * warmUpRounds) {
                        nanos.add(answers.nanos());
                    }
                }
                threads.shutdown();
            } else {
                without.add(half, ingest(part));
            }
        }
        figures.put("citationsBefore", base.citations());
        figures.put("without", without.figures());
        figures.put("with", with.figures());
        figures.put("rateWithOverWithout", with.perSecond() / without.perSecond());
        figures.put("answers", nanos.getTotalCount());
        figures.put("answersPerSecond", nanos.getTotalCount() / with.seconds);
        for (double percentile : new double[] {50, 99, 99.9}) {
            figures.put("p" + percentile + "Ms", nanos.getValueAtPercentile(percentile) / 1e6);
        }
        return true;
    }

    private Slice ingest(Graph part) throws IOException {
        double cpu = run.instances().cpuSeconds();
        long begin = System.nanoTime();
        run.sender().send(part);
        run.instances().awaitCaughtUp();
        return new Slice(
                part.citations(),
                (System.nanoTime() - begin) / 1e9,
                run.instances().cpuSeconds() - cpu);
    }

    private record Slice(long citations, double seconds, double cpuSeconds) {}

    private static final class Sums {

        private final int warmUp;
        private final List<Double> rates = new ArrayList<>();
        private long citations;
        private double seconds;
        private double cpuSeconds;

        /** Ignores slices before index {@code warmUp}. */
        Sums(int warmUp) {
            this.warmUp = warmUp;
        }

        void add(int place, Slice slice) {
            if (place < warmUp) {
                return;
            }
            citations += slice.citations;
            seconds += slice.seconds;
            cpuSeconds += slice.cpuSeconds;
            rates.add(slice.citations / slice.seconds);
        }

        double perSecond() {
            return citations / seconds;
        }

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("citations", citations);
            figures.put("seconds", seconds);
            figures.put("perSecond", perSecond());
            figures.put("perSecondEach", rates);
            figures.put("cpuSecondsOfInstances", cpuSeconds);
            return figures;
        }
    }
}
