package org.citationhubs.bench.cluster;

import java.io.IOException;
import java.util.Map;
import org.citationhubs.bench.input.Graph;

/** At rest: every question at every instance, and random ones at random instances. */
public final class QueriesPhase {

    private static final long SEED = 7;

    private final ClusterRun run;
    private final int queries;

    /** Asks so many random questions. */
    public QueriesPhase(ClusterRun run, int queries) {
        this.run = run;
        this.queries = queries;
    }

    /** Always true: a wrong answer is thrown. */
    public boolean run(Graph graph, Map<String, Object> figures) throws IOException {
        run.crawler().describe(graph);
        run.crawler().send(graph);
        figures.putAll(run.checkAtRest(queries, SEED));
        return true;
    }
}
