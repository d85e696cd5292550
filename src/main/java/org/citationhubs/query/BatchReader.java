package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.SummariesQuery.Summaries;
import org.citationhubs.query.SummariesQuery.SummariesParams;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.topology.message.WorkPartitioner;

/** Gathers the summaries of many works: one request to each instance that owns some of them. */
final class BatchReader {

    private final WorkPartitioner partitions;
    private final ScatterGather cluster;
    private final SummariesQuery question;

    BatchReader(WorkPartitioner partitions, ScatterGather cluster, SummariesQuery question) {
        this.partitions = partitions;
        this.cluster = cluster;
        this.question = question;
    }

    BatchResult read(List<WorkId> works) {
        if (works.size() > BatchResult.MOST) {
            throw new InvalidQueryException("ids", "at most " + BatchResult.MOST + " at once, not " + works.size());
        }
        Set<WorkId> asked = new LinkedHashSet<>(works);
        Map<Integer, List<WorkId>> byPartition = new TreeMap<>();
        asked.forEach(work -> byPartition
                .computeIfAbsent(partitions.of(work), none -> new ArrayList<>())
                .add(work));
        Map<Integer, SummariesParams> wanted = new TreeMap<>();
        byPartition.forEach((partition, of) -> wanted.put(partition, new SummariesParams(of)));
        PartitionResults<Summaries> gathered = cluster.ask(question, wanted, RoutingOptions.OF_ANYBODY);
        return inOrder(asked, gathered);
    }

    private BatchResult inOrder(Set<WorkId> asked, PartitionResults<Summaries> gathered) {
        Map<WorkId, JsonNode> found = new HashMap<>();
        Set<WorkId> unknown = new HashSet<>();
        Map<WorkId, WorkId> moved = new TreeMap<>();
        gathered.answers().values().forEach(summaries -> {
            found.putAll(summaries.found());
            unknown.addAll(summaries.unknown());
            moved.putAll(summaries.moved());
        });
        List<JsonNode> documents = new ArrayList<>();
        List<WorkId> unanswered = new ArrayList<>();
        for (WorkId work : asked) {
            JsonNode document = found.get(work);
            if (document != null) {
                documents.add(document);
            } else if (!unknown.contains(work) && !moved.containsKey(work)) {
                unanswered.add(work);
            }
        }
        return new BatchResult(
                documents,
                asked.stream().filter(unknown::contains).toList(),
                moved,
                gathered.unavailable(),
                unanswered,
                gathered.standby());
    }
}
