package org.citationhubs.api.dto;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a decision on a source, for its schema; it is read as a record of {@code sources.v1} is.
 *
 * @param revoked whether nothing that the source states counts
 * @param reason why, for people
 */
@Schema(name = "SourceDecision", description = "Whether a source is revoked: topics/sources.v1.schema.json")
public record SourceDecision(
        @Schema(required = true, description = "Whether nothing that the source states counts")
        boolean revoked,

        @Schema(description = "Why, for people; shown where sources are listed") @Nullable
        String reason) {}
