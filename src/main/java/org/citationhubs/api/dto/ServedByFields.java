package org.citationhubs.api.dto;

import org.citationhubs.api.answer.ServedBy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields that name the replica which answered; the last fields of every answer about a work. */
public record ServedByFields(
        @Schema(description = "host:port of the instance that answered", examples = "localhost:8080")
        String servedBy,

        @Schema(description = "Whether a standby replica answered")
        boolean standby,

        @Schema(description = "Records that the replica is behind; null if unknown") @Nullable
        Long lag) {

    static ServedByFields of(ServedBy origin) {
        return new ServedByFields(
                origin.address(),
                origin.standby(),
                origin.lag().isPresent() ? origin.lag().getAsLong() : null);
    }
}
