package org.citationhubs.api.dto;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.BatchResult;
import org.citationhubs.query.ops.InputLags;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The summaries of many works. */
@Schema(name = "Batch")
public record BatchResponse(
        @Schema(type = SchemaType.ARRAY, implementation = HubSummarySchema.class)
        List<JsonNode> items,

        @Schema(description = "Works that no event mentions")
        List<String> unknown,

        @Schema(description = "Surviving id of each id that was merged into another")
        Map<String, String> moved,

        @Schema(description = "Partitions that did not answer")
        Set<Integer> unavailable,

        @Schema(description = "Works of the partitions that did not answer")
        List<String> unanswered,

        @Schema(examples = "localhost:8080") String servedBy,

        @Schema(description = "Whether a standby replica answered for a partition")
        boolean standby,

        @Nullable InputLagDto lag) {

    /**
     * Returns the document of a batch.
     *
     * @param servedBy {@code host:port} of this instance
     * @param lags returns how far the summaries are behind the inputs
     */
    public static BatchResponse of(BatchResult batch, String servedBy, InputLags lags) {
        Map<String, String> moved = new LinkedHashMap<>();
        batch.moved().forEach((from, to) -> moved.put(from.value(), to.value()));
        return new BatchResponse(
                batch.found(),
                ids(batch.unknown()),
                moved,
                batch.unavailable().keySet(),
                ids(batch.unanswered()),
                servedBy,
                batch.standby(),
                batch.asOf() == null ? null : InputLagDto.gathered(lags, batch.asOf(), batch.standby()));
    }

    private static List<String> ids(List<WorkId> works) {
        return works.stream().map(WorkId::value).toList();
    }
}
