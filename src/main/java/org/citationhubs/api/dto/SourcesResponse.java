package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.citationhubs.query.sources.SourceState;
import org.citationhubs.query.sources.SourcesPage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who states citations, over all partitions. */
@Schema(name = "Sources")
public record SourcesResponse(
        @Schema(description = "All sources by name") List<SourceDto> items,

        @Schema(description = "Partitions that did not answer: their works are missing")
        Set<Integer> unavailable,

        @Schema(description = "host:port of the instance that answered", examples = "localhost:8080")
        String servedBy,

        @Schema(description = "Whether a standby replica answered for a partition")
        boolean standby) {

    /** A source. */
    @Schema(name = "Source")
    public record SourceDto(
            @Schema(description = "Name, as source.system of its events; empty for events that name none")
            String source,

            @Schema(description = "Works of which it states a citation, revoked or not")
            long works,

            @Schema(description = "Citations that it states, revoked or not")
            long citations,

            @Schema(description = "Time of its newest event; null if it has none", examples = "2026-05-25T10:00:00Z")
            @Nullable
            String lastObservedAt,

            @Schema(description = "Whether what it states does not count")
            boolean revoked,

            @Schema(description = "Why it is revoked; absent if no reason is given")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String reason) {

        static SourceDto of(String source, SourceState state) {
            return new SourceDto(
                    source,
                    state.works(),
                    state.citations(),
                    state.lastObservedAt() == null
                            ? null
                            : state.lastObservedAt().toString(),
                    state.revoked(),
                    state.reason());
        }
    }

    /**
     * Returns the document of the sources.
     *
     * @param servedBy {@code host:port} of this instance
     */
    public static SourcesResponse of(SourcesPage page, String servedBy) {
        return new SourcesResponse(
                page.bySystem().entrySet().stream()
                        .map(source -> SourceDto.of(source.getKey(), source.getValue()))
                        .toList(),
                page.unavailable().keySet(),
                servedBy,
                page.standby());
    }
}
