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
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.SummariesQuery.Summaries;
import org.citationhubs.query.SummariesQuery.SummariesParams;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.routing.RoutingOptions;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionResults;
import org.citationhubs.query.scatter.ScatterGather;
import org.citationhubs.topology.message.WorkPartitioner;
import org.citationhubs.topology.stage.StreamsTopicNames;

/** Reads the summaries of many works, with one request to each instance that owns some of them. */
final class BatchReader {

    private final WorkPartitioner partitions;
    private final ScatterGather scatter;
    private final PartitionQuery<SummariesParams, Summaries> query;

    BatchReader(WorkPartitioner partitions, ScatterGather scatter, PartitionQuery<SummariesParams, Summaries> query) {
        this.partitions = partitions;
        this.scatter = scatter;
        this.query = query;
    }

    /**
     * Reads the summaries.
     *
     * @throws InvalidQueryException if there are too many works
     */
    BatchResult read(List<WorkId> works) {
        if (works.size() > BatchResult.MAX_WORKS) {
            throw new InvalidQueryException(
                    "ids", "at most " + BatchResult.MAX_WORKS + " in one request, not " + works.size());
        }
        Set<WorkId> distinct = new LinkedHashSet<>(works);
        Map<Integer, List<WorkId>> byPartition = new TreeMap<>();
        distinct.forEach(work -> byPartition
                .computeIfAbsent(partitions.of(work), none -> new ArrayList<>())
                .add(work));
        Map<Integer, SummariesParams> requests = new TreeMap<>();
        byPartition.forEach((partition, of) -> requests.put(partition, new SummariesParams(of)));
        return inOrder(distinct, scatter.query(query, requests, RoutingOptions.ANY_REPLICA));
    }

    private static BatchResult inOrder(Set<WorkId> works, PartitionResults<Summaries> results) {
        Map<WorkId, JsonNode> found = new HashMap<>();
        Set<WorkId> unknown = new HashSet<>();
        Map<WorkId, WorkId> moved = new TreeMap<>();
        results.answers().values().forEach(summaries -> {
            found.putAll(summaries.found());
            unknown.addAll(summaries.unknown());
            moved.putAll(summaries.moved());
        });
        List<JsonNode> documents = new ArrayList<>();
        List<WorkId> unanswered = new ArrayList<>();
        for (WorkId work : works) {
            JsonNode document = found.get(work);
            if (document != null) {
                documents.add(document);
            } else if (!unknown.contains(work) && !moved.containsKey(work)) {
                unanswered.add(work);
            }
        }
        return new BatchResult(
                documents,
                works.stream().filter(unknown::contains).toList(),
                moved,
                results.unavailable(),
                unanswered,
                results.standby(),
                documents.isEmpty()
                        ? null
                        : InputOffsets.min(
                                documents.stream().map(BatchReader::asOf).toList()));
    }

    private static InputOffsets asOf(JsonNode summary) {
        Map<Integer, Long> offsets = new TreeMap<>();
        summary.path("asOf")
                .path(StreamsTopicNames.CITATIONS)
                .properties()
                .forEach(input -> offsets.put(
                        Integer.valueOf(input.getKey()), input.getValue().asLong()));
        return InputOffsets.of(offsets);
    }
}
