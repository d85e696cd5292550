package org.citationhubs.api.dto;

import java.util.List;
import org.citationhubs.query.ops.ServiceLag;
import org.citationhubs.query.ops.ServiceLag.PartitionLag;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lag of the service. */
@Schema(name = "Lag")
public record LagResponse(
        @Schema(description = "Records that are not yet read, counted and committed, over all partitions")
        long recordsBehind,

        @Schema(description = "Hubs that changed and are not published yet")
        int unpublishedHubs,

        List<PartitionLagDto> partitions,

        @Schema(examples = "localhost:8080") String servedBy) {

    /** The lag of a partition of a topic. */
    @Schema(name = "PartitionLag")
    public record PartitionLagDto(
            String topic,

            int partition,

            @Schema(description = "Offset of the next record")
            long end,

            @Schema(description = "Offset up to which the topic is read, or visible to readers of committed records")
            long committed,

            @Schema(description = "Offsets between both") long behind) {

        static PartitionLagDto of(PartitionLag lag) {
            return new PartitionLagDto(lag.topic(), lag.partition(), lag.end(), lag.committed(), lag.behind());
        }
    }

    public static LagResponse of(ServiceLag lag, String servedBy) {
        return new LagResponse(
                lag.recordsBehind(),
                lag.unpublishedHubs(),
                lag.partitions().stream().map(PartitionLagDto::of).toList(),
                servedBy);
    }
}
