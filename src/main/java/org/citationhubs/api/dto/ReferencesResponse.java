package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.api.render.ItemList;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.query.listing.ReferencesQuery.ReferenceItem;
import org.citationhubs.query.page.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The reference list of a work. */
@Schema(name = "References")
public record ReferencesResponse(
        List<ReferenceDto> items,
        @JsonUnwrapped PageFields page,
        @JsonUnwrapped ServedByFields origin) implements ItemList {

    /** A citation of the list. */
    @Schema(name = "Reference")
    public record ReferenceDto(
            @Schema(description = "Id of the cited work") String id,
            @Nullable String title,
            Collection<Role> roles,
            Polarity polarity,
            @Schema(description = "Number of statements") int mentions,
            List<StatementDto> statements) {

        static ReferenceDto of(ReferenceItem item) {
            return new ReferenceDto(
                    item.id().value(),
                    item.title(),
                    item.statements().roles(),
                    item.statements().polarity(),
                    item.statements().count(),
                    StatementDto.of(item.citation().mentions()));
        }
    }

    public static ReferencesResponse of(Page<ReferenceItem> page, ServedBy origin) {
        return new ReferencesResponse(
                page.items().stream().map(ReferenceDto::of).toList(),
                PageFields.of(page),
                ServedByFields.of(origin, page.asOf()));
    }
}
