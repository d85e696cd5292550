package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.util.Map;
import org.citationhubs.bench.input.Graph;

/** Checks answers at rest: every kind of request at every instance, and random requests at random instances. */
public final class QueriesPhase {

    private static final long SEED = 7;

    private final ClusterRun run;
    private final int queries;

    /** Creates a phase of a number of random requests. */
    public QueriesPhase(ClusterRun run, int queries) {
        this.run = run;
        this.queries = queries;
    }

    /** Runs the phase and returns true; a wrong answer throws an exception. */
    public boolean run(Graph graph, Map<String, Object> figures) throws IOException {
        run.sender().describe(graph);
        run.sender().send(graph);
        figures.putAll(run.checkAtRest(queries, SEED));
        return true;
    }
}
