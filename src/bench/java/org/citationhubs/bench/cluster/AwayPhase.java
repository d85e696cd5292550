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

/** Under load one instance is killed and comes back, or all are restarted one after the other; at the end all must be exact. */
public final class AwayPhase {

    private static final long MOST_LAG = 10_000;
    private static final long SEED = 11;
    /** Answers that are no further behind than this are as fresh as ever. */
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
     * What happens meanwhile.
     *
     * @param questions a second
     * @param citations a second
     * @param before seconds before the first outage
     * @param away seconds from a kill to the next start
     * @param after seconds from when an instance is ready again to what follows
     */
    public record Rates(double questions, double citations, int before, int away, int after) {}

    /**
     * Does not begin yet.
     *
     * @param warmUp random questions before the load: a process that was never asked compiles for most of a minute
     * @param queries random ones at the end
     * @param lines what is told second by second
     */
    public AwayPhase(ClusterRun run, Rates rates, int warmUp, int queries, Consumer<String> lines) {
        this.run = run;
        this.rates = rates;
        this.warmUp = warmUp;
        this.queries = queries;
        this.lines = lines;
    }

    /** Whether no answer was wrong while one was away. */
    public boolean kill(Graph graph, Map<String, Object> figures) throws Exception {
        return underLoad(graph, figures, timeline -> {
            Instance killed = run.instances().all().get(run.instances().all().size() - 1);
            timeline.mark("killed");
            killed.kill();
            TimeUnit.SECONDS.sleep(rates.away);
            comeBack(killed, timeline);
        });
    }

    /** Whether no answer was wrong while one after the other was away. */
    public boolean restart(Graph graph, Map<String, Object> figures) throws Exception {
        return underLoad(graph, figures, timeline -> {
            for (Instance instance : run.instances().all()) {
                timeline.mark(instance.name() + " told to stop");
                instance.stop();
                timeline.mark(instance.name() + " stopped");
                comeBack(instance, timeline);
            }
        });
    }

    private void comeBack(Instance instance, Timeline timeline) throws IOException, InterruptedException {
        timeline.mark(instance.name() + " started");
        instance.launch();
        instance.awaitReady();
        timeline.mark(instance.name() + " ready");
        for (int waited = 0;
                timeline.behindLately(FRESH_FOR_SECONDS) > FRESH_SECONDS && waited < FRESH_PATIENCE_SECONDS;
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
        run.crawler().describe(graph);
        run.crawler().send(base);
        run.instances().awaitCopied();
        Oracle oracle = new Oracle(base.papers());
        List<String> hubs = oracle.cited();
        lines.accept("%,d citations are there; %d random questions warm up".formatted(base.citations(), warmUp));
        new RandomQueries(run.instances().all(), oracle, SEED + 1).ask(warmUp);
        lines.accept("load");
        figures.put("citationsBefore", base.citations());
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService sending = Executors.newSingleThreadExecutor();
        Timeline timeline;
        try (Published published = new Published(run.instances().bootstrapServers())) {
            Judge judge = new Judge(run.sent(), published.citingWorks(), MOST_LAG);
            Future<Long> arrived = sending.submit(
                    () -> run.crawler().send(graph.part(from, graph.papers().size()), rates.citations, ended::get));
            try (Load load =
                    new Load(run.instances().http(), run.instances().all(), hubs, judge, rates.questions, SEED)) {
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
        lines.accept("load ended; waiting until nothing is on its way");
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
