package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of many works.
 *
 * @param found the documents of {@code GET /hubs/ID}, in the order of the request
 * @param unknown works that no event mentions
 * @param moved current ids by alias
 * @param unavailable partitions that did not answer, with the reasons
 * @param unanswered the works of those partitions
 * @param standby whether a standby replica answered for at least one partition
 * @param asOf input offsets that all summaries cover; null without summaries
 */
public record BatchResult(
        List<JsonNode> found,
        List<WorkId> unknown,
        Map<WorkId, WorkId> moved,
        SortedMap<Integer, String> unavailable,
        List<WorkId> unanswered,
        boolean standby,
        @Nullable InputOffsets asOf) {

    /** Greatest number of works in one request. */
    public static final int MAX_WORKS = 500;

    public BatchResult {
        found = List.copyOf(found);
        unknown = List.copyOf(unknown);
        moved = Map.copyOf(moved);
        unanswered = List.copyOf(unanswered);
    }
}
