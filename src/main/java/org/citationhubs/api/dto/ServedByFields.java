package org.citationhubs.api.dto;

import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.reference.InputOffsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields that name the replica which answered; the last fields of every answer about a work. */
public record ServedByFields(
        @Schema(description = "host:port of the instance that answered", examples = "localhost:8080")
        String servedBy,

        @Schema(description = "Whether a standby replica answered")
        boolean standby,

        @Nullable InputLagDto lag,

        @Schema(
                description = "Changes of the stores by which a standby replica is behind the active one, which is 0;"
                        + " null if unknown")
        @Nullable
        Long replicaLag) {

    static ServedByFields of(ServedBy origin, InputOffsets asOf) {
        return new ServedByFields(
                origin.address(),
                origin.standby(),
                InputLagDto.of(origin.lag(asOf)),
                origin.replicaLag().isPresent() ? origin.replicaLag().getAsLong() : null);
    }
}
