package org.citationhubs.api.dto;

import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.query.ops.InputLag;
import org.citationhubs.query.ops.InputLags;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far an answer is behind the inputs. */
@Schema(name = "InputLag", description = "How far the answer is behind the inputs; null if that is not known")
public record InputLagDto(
        @Schema(description = "Records of the inputs that the answer does not cover yet", examples = "0")
        long records,

        @Schema(
                description = "Seconds since the answer covered all of the inputs that there was, rounded up;"
                        + " at least as many if the service lagged already when the instance started",
                examples = "0")
        long seconds) {

    static @Nullable InputLagDto of(@Nullable InputLag lag) {
        return lag == null ? null : new InputLagDto(lag.records(), lag.seconds());
    }

    /**
     * Returns the lag of an answer that was gathered from several partitions.
     *
     * @param standby whether a standby replica answered for one of them
     */
    static @Nullable InputLagDto gathered(InputLags lags, InputOffsets asOf, boolean standby) {
        return of(lags.lag(asOf, !standby));
    }
}
