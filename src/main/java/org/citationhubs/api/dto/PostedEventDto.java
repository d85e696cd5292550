package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a posted event.
 *
 * @param line null for a single event
 */
@Schema(name = "PostedEvent", description = "Partition and offset of a published event, or the problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostedEventDto(
        @Schema(description = "Line of the event, from 1; absent for a single event") @Nullable
        Long line,

        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Problem problem) {

    public static PostedEventDto of(@Nullable Long line, @Nullable PublishedOffset offset, @Nullable Problem problem) {
        return new PostedEventDto(
                line, offset == null ? null : offset.partition(), offset == null ? null : offset.offset(), problem);
    }
}
