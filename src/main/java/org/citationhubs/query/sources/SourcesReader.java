package org.citationhubs.query.sources;

import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQuery.NoParams;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;

/** Adds up what the lists of all partitions hold of each system. */
public final class SourcesReader {

    /** The query that a partition answers. Its name and fields are read by instances of other versions. */
    public static final PartitionQuery<NoParams, PartitionSources> QUERY =
            PartitionQuery.ofAnswer("sources", Stage.LISTS, PartitionSources.class, SourcesReader::read);

    private final ScatterGather scatter;

    public SourcesReader(ScatterGather scatter) {
        this.scatter = scatter;
    }

    /** Returns the sources of all partitions that answer. */
    public SourcesPage read() {
        return merge(scatter.queryAll(QUERY, NoParams.NONE, RoutingOptions.ANY_REPLICA));
    }

    static SourcesPage merge(PartitionResults<PartitionSources> results) {
        SortedMap<String, SourceState> merged = new TreeMap<>();
        for (PartitionSources answer : results.answers().values()) {
            answer.sources.forEach((system, state) -> merged.merge(system, state, SourceState::plus));
        }
        return new SourcesPage(merged, results.unavailable(), results.standby());
    }

    private static PartitionSources read(PartitionStores stores) {
        SortedMap<String, String> reasons = stores.revocationReasons();
        SortedMap<String, SourceState> sources = new TreeMap<>();
        stores.sourceTotals()
                .forEach((system, totals) -> sources.put(
                        system,
                        new SourceState(
                                totals.works(),
                                totals.citations(),
                                totals.newestObservation(),
                                totals.revoked(),
                                totals.revoked() ? reasons.get(system) : null)));
        return new PartitionSources(sources);
    }

    /** The sources of one partition, by name of the system. */
    record PartitionSources(SortedMap<String, SourceState> sources) {}
}
