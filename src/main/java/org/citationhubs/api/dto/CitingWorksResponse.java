package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.api.render.ItemList;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.page.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the works that cite a hub. */
@Schema(name = "CitingWorks")
public record CitingWorksResponse(
        List<CitingWorkDto> items,
        @JsonUnwrapped PageFields page,
        @JsonUnwrapped ServedByFields origin) implements ItemList {

    /** A citing work. */
    @Schema(name = "CitingWork")
    public record CitingWorkDto(
            String id,

            @Nullable String title,

            @Schema(description = "YYYY, YYYY-MM or YYYY-MM-DD; null if unknown") @Nullable
            String publishedAt,

            Collection<Role> roles,

            Polarity polarity,

            @Schema(description = "Mentions of the hub in the text of the work")
            int mentions,

            @Schema(description = "Whether the work shares an author with the hub")
            boolean self,

            @Schema(description = "Sources that state the citation; the name is empty for events that name none")
            List<String> sources) {

        static CitingWorkDto of(CitingWorkItem item) {
            CitationFacts facts = item.facts();
            return new CitingWorkDto(
                    item.id().value(),
                    item.title(),
                    facts.publishedAt() == null ? null : facts.publishedAt().toString(),
                    facts.statements().roles(),
                    facts.statements().polarity(),
                    facts.statements().count(),
                    facts.self(),
                    facts.sources().systems());
        }
    }

    public static CitingWorksResponse of(Page<CitingWorkItem> page, ServedBy origin) {
        return new CitingWorksResponse(
                page.items().stream().map(CitingWorkDto::of).toList(),
                PageFields.of(page),
                ServedByFields.of(origin, page.asOf()));
    }
}
