package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a posted event.
 *
 * @param line null for a single event
 * @param repairs null if there are none
 * @param furtherRepairs null if all are listed
 */
@Schema(name = "PostedEvent", description = "Partition and offset of a published event, or the problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostedEventDto(
        @Schema(description = "Line of the event, from 1; absent for a single event") @Nullable
        Long line,

        @Nullable Integer partition,
        @Nullable Long offset,

        @Schema(
                description = "Parts of the event that could not be read: each was left out, or as much as could be"
                        + " read was kept. The first 20; absent if there are none")
        @Nullable
        List<RepairDto> repairs,

        @Schema(description = "How many repairs there are beyond those listed; absent if there are none") @Nullable
        Integer furtherRepairs,

        @Nullable Problem problem) {

    /** A part of an event that was left out or read in part. */
    @Schema(name = "Repair", description = "A part of an event that was left out or read in part")
    record RepairDto(
            @Schema(description = "Path of the part, such as citations[3].cited.id")
            String field,

            String reason,
            String detail) {

        static RepairDto of(Repair repair) {
            return new RepairDto(repair.field(), repair.reason().name(), repair.message());
        }
    }

    /** Returns the outcome of a published event. */
    public static PostedEventDto published(@Nullable Long line, PublishedOffset offset, Repairs repairs) {
        List<RepairDto> listed = repairs.listed().stream().map(RepairDto::of).toList();
        int further = repairs.total() - listed.size();
        return new PostedEventDto(
                line,
                offset.partition(),
                offset.offset(),
                listed.isEmpty() ? null : listed,
                further == 0 ? null : further,
                null);
    }

    /** Returns the outcome of an event that was not published. */
    public static PostedEventDto failed(@Nullable Long line, @Nullable Problem problem) {
        return new PostedEventDto(line, null, null, null, null, problem);
    }
}
