package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.api.render.ItemList;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the works that are cited together with a hub. */
@Schema(name = "CoCitedWorks")
public record CoCitedResponse(
        List<CoCitedWorkDto> items,

        @JsonUnwrapped PageFields page,

        @Schema(description = "The measure that ranks the items", examples = "count")
        String measure,

        @Schema(description = "Works that cite the hub") int citingWorks,

        @Schema(description = "Works that cite anything; present if the measure needs it")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long allCitingWorks,

        @JsonUnwrapped ServedByFields origin)
        implements ItemList {

    /** A co-cited work. */
    @Schema(name = "CoCitedWork")
    public record CoCitedWorkDto(
            String id,

            @Nullable String title,

            @Schema(description = "Works that cite both") int count,

            @Schema(description = "Works that cite this work; null if its partition does not answer") @Nullable
            Integer citingWorks,

            @Schema(description = "Score by the measure") Number score) {

        static CoCitedWorkDto of(CoCitedItem item) {
            return new CoCitedWorkDto(
                    item.id().value(), item.title(), item.count(), item.citingWorks(), number(item.score()));
        }

        /** Returns whole scores as integers, so that counts do not end in {@code .0}. */
        private static Number number(double score) {
            if (score == Math.rint(score) && score < Integer.MAX_VALUE) {
                return (int) score;
            }
            return score;
        }
    }

    public static CoCitedResponse of(CoCitedPage page, ServedBy origin) {
        return new CoCitedResponse(
                page.page().items().stream().map(CoCitedWorkDto::of).toList(),
                PageFields.of(page.page()),
                page.measure().parameter(),
                page.citingWorks(),
                page.measure().needsAll() ? page.allCitingWorks() : null,
                ServedByFields.of(origin, page.page().asOf()));
    }
}
