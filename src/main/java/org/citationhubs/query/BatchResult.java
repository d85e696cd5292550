package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.work.WorkId;

/**
 * The summaries of many works.
 *
 * @param found in the order in which they were asked for, as documents of {@code GET /hubs/ID}
 * @param unknown works that nothing received names
 * @param moved works that live on under another id, by the old one
 * @param unavailable partitions that did not answer, with the reasons
 * @param unanswered the works of those partitions
 * @param standby whether a copy answered for one of them
 */
public record BatchResult(
        List<JsonNode> found,
        List<WorkId> unknown,
        Map<WorkId, WorkId> moved,
        SortedMap<Integer, String> unavailable,
        List<WorkId> unanswered,
        boolean standby) {

    /** How many works may be asked for at once. */
    public static final int MOST = 500;

    public BatchResult {
        found = List.copyOf(found);
        unknown = List.copyOf(unknown);
        moved = Map.copyOf(moved);
        unanswered = List.copyOf(unanswered);
    }
}
