package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.citationhubs.bench.input.Graph;

/** Kills and restarts one instance under load, or restarts all in turn; at the end all answers must be exact. */
public final class OutagePhase {

    private static final long MAX_LAG = 10_000;
    private static final long SEED = 11;
    /** Maximum age of an uncounted citation in fresh answers. */
    private static final double FRESH_SECONDS = 3;

    private static final int FRESH_FOR_SECONDS = 3;
    private static final int FRESH_PATIENCE_SECONDS = 60;
    private static final double LONGEST_SECONDS = 400;

    private final ClusterRun run;
    private final Rates rates;
    private final int warmUp;
    private final int queries;
    private final Consumer<String> lines;

    /**
     * Rates and durations.
     *
     * @param requests requests a second
     * @param citations a second
     * @param before seconds before the first outage
     * @param away seconds from a kill to the next start
     * @param after seconds between the readiness of an instance and the next step
     */
    public record Rates(double requests, double citations, int before, int away, int after) {}

    /**
     * Creates the phase.
     *
     * @param warmUp random requests before the load, because a new process compiles for most of a minute
     * @param queries random requests at the end
     * @param lines receives one line for each second
     */
    public OutagePhase(ClusterRun run, Rates rates, int warmUp, int queries, Consumer<String> lines) {
        this.run = run;
        this.rates = rates;
        this.warmUp = warmUp;
        this.queries = queries;
        this.lines = lines;
    }

    /** Kills one instance and returns whether no answer was wrong during the outage. */
    public boolean kill(Graph graph, Map<String, Object> figures) throws Exception {
        return underLoad(graph, figures, timeline -> {
            Instance killed = run.instances().all().get(run.instances().all().size() - 1);
            timeline.mark("killed");
            killed.kill();
            TimeUnit.SECONDS.sleep(rates.away);
            startAgain(killed, timeline);
        });
    }

    /** Restarts all instances in turn and returns whether no answer was wrong meanwhile. */
    public boolean restart(Graph graph, Map<String, Object> figures) throws Exception {
        return underLoad(graph, figures, timeline -> {
            for (Instance instance : run.instances().all()) {
                timeline.mark(instance.name() + " stopping");
                instance.stop();
                timeline.mark(instance.name() + " stopped");
                startAgain(instance, timeline);
            }
        });
    }

    private void startAgain(Instance instance, Timeline timeline) throws IOException, InterruptedException {
        timeline.mark(instance.name() + " started");
        instance.launch();
        instance.awaitReady();
        timeline.mark(instance.name() + " ready");
        for (int waited = 0;
                timeline.recentMaxBehind(FRESH_FOR_SECONDS) > FRESH_SECONDS && waited < FRESH_PATIENCE_SECONDS;
                waited++) {
            TimeUnit.SECONDS.sleep(1);
        }
        timeline.mark("answers fresh for 3 s after " + instance.name());
        TimeUnit.SECONDS.sleep(rates.after);
    }

    private interface Outage {
        void happen(Timeline timeline) throws Exception;
    }

    private boolean underLoad(Graph graph, Map<String, Object> figures, Outage outage) throws Exception {
        int from = ClusterRun.placeOfLast(
                graph, (long) Math.min(rates.citations * LONGEST_SECONDS, graph.citations() / 2.0));
        Graph base = graph.part(0, from);
        run.sender().describe(graph);
        run.sender().send(base);
        run.instances().awaitReplicated();
        ExpectedAnswers expected = new ExpectedAnswers(base.papers());
        List<String> hubs = expected.cited();
        lines.accept("%,d citations counted; warm-up with %d random requests".formatted(base.citations(), warmUp));
        new RandomQueries(run.instances().all(), expected, SEED + 1).run(warmUp);
        lines.accept("load");
        figures.put("citationsBefore", base.citations());
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService sending = Executors.newSingleThreadExecutor();
        Timeline timeline;
        try (PublishedCounts published = new PublishedCounts(run.instances().bootstrapServers())) {
            AnswerCheck check = new AnswerCheck(run.sent(), published.citingWorks(), MAX_LAG);
            Future<Long> arrived = sending.submit(
                    () -> run.sender().send(graph.part(from, graph.papers().size()), rates.citations, ended::get));
            try (RequestLoad load =
                    new RequestLoad(run.instances().http(), run.instances().all(), hubs, check, rates.requests, SEED)) {
                timeline = load.timeline();
                TimeUnit.SECONDS.sleep(rates.before);
                outage.happen(timeline);
            } finally {
                ended.set(true);
            }
            figures.put("citationsUnderLoad", arrived.get(1, TimeUnit.MINUTES));
        } finally {
            sending.shutdownNow();
        }
        lines.accept("load ended; waiting until the cluster has caught up");
        timeline.lines().forEach(lines);
        timeline.problems().forEach(lines);
        figures.putAll(timeline.figures());
        Map<String, Object> atRest = new LinkedHashMap<>(run.checkAtRest(queries, SEED));
        figures.put("exactAgain", atRest);
        return timeline.count(Outcome.WRONG) == 0
                && timeline.count(Outcome.NOT_FOUND) == 0
                && timeline.count(Outcome.FAILED) == 0;
    }
}
