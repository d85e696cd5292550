package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.api.render.ItemList;
import org.citationhubs.citation.reference.SourceCoverage;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.query.listing.ReferencesQuery.ReferenceItem;
import org.citationhubs.query.listing.ReferencesQuery.ReferencesPage;
import org.citationhubs.query.page.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The reference list of a work. */
@Schema(name = "References")
public record ReferencesResponse(
        List<ReferenceDto> items,

        @Schema(description = "How much each source that is not revoked knows of the list, by name of the source")
        List<CoverageDto> coverage,

        @JsonUnwrapped PageFields page,
        @JsonUnwrapped ServedByFields origin)
        implements ItemList {

    /** A citation of the list. */
    @Schema(name = "Reference")
    public record ReferenceDto(
            @Schema(description = "Id of the cited work") String id,
            @Nullable String title,
            Collection<Role> roles,
            Polarity polarity,
            @Schema(description = "Number of statements") int mentions,

            @Schema(description = "The sources that state the citation and are not revoked")
            List<String> sources,

            List<StatementDto> statements) {

        static ReferenceDto of(ReferenceItem item) {
            return new ReferenceDto(
                    item.id().value(),
                    item.title(),
                    item.statements().roles(),
                    item.statements().polarity(),
                    item.statements().count(),
                    item.citation().sources().systems(),
                    StatementDto.of(item.citation().mentions()));
        }
    }

    /** How much a source knows of the list. */
    @Schema(name = "Coverage")
    public record CoverageDto(
            @Schema(description = "Name of the source; empty for events that name none")
            String source,

            @Schema(description = "References that it identified")
            int references,

            @Schema(description = "Further references that it could not identify; null if it does not say") @Nullable
            Integer unidentified,

            @Schema(description = "Whether it stated a complete list")
            boolean complete,

            @Schema(description = "When it last saw the list", examples = "2026-05-25T10:00:00Z")
            String observedAt) {

        static CoverageDto of(SourceCoverage coverage) {
            return new CoverageDto(
                    coverage.system(),
                    coverage.references(),
                    coverage.unidentified(),
                    coverage.complete(),
                    coverage.observedAt().toString());
        }
    }

    public static ReferencesResponse of(ReferencesPage references, ServedBy origin) {
        Page<ReferenceItem> page = references.page();
        return new ReferencesResponse(
                page.items().stream().map(ReferenceDto::of).toList(),
                references.coverage().stream().map(CoverageDto::of).toList(),
                PageFields.of(page),
                ServedByFields.of(origin, page.asOf()));
    }
}
