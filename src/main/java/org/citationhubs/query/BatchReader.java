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
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.SummariesQuestion.Summaries;
import org.citationhubs.query.SummariesQuestion.Wanted;
import org.citationhubs.query.route.Asked;
import org.citationhubs.topology.Partitions;

/** Gathers the summaries of many works: one request to each instance that owns some of them. */
final class BatchReader {

    private final Partitions partitions;
    private final Cluster cluster;
    private final SummariesQuestion question;

    BatchReader(Partitions partitions, Cluster cluster, SummariesQuestion question) {
        this.partitions = partitions;
        this.cluster = cluster;
        this.question = question;
    }

    Batch read(List<WorkId> works) {
        if (works.size() > Batch.MOST) {
            throw new InvalidQueryException("ids", "at most " + Batch.MOST + " at once, not " + works.size());
        }
        Set<WorkId> asked = new LinkedHashSet<>(works);
        Map<Integer, List<WorkId>> byPartition = new TreeMap<>();
        asked.forEach(work -> byPartition
                .computeIfAbsent(partitions.of(work), none -> new ArrayList<>())
                .add(work));
        Map<Integer, Wanted> wanted = new TreeMap<>();
        byPartition.forEach((partition, of) -> wanted.put(partition, new Wanted(of)));
        Gathered<Summaries> gathered = cluster.ask(question, wanted, Asked.OF_ANYBODY);
        return inOrder(asked, gathered);
    }

    private Batch inOrder(Set<WorkId> asked, Gathered<Summaries> gathered) {
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
        return new Batch(
                documents,
                asked.stream().filter(unknown::contains).toList(),
                moved,
                gathered.unavailable(),
                unanswered,
                gathered.standby());
    }
}
