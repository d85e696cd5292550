package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedSet;
import org.citationhubs.query.page.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields that follow the items of every list about a work. */
public record PageFields(
        @Schema(description = "Number of items of the whole list; null if counting them took too long") @Nullable
        Integer total,

        @Schema(description = "Whether total is known") boolean complete,

        @Schema(
                description = "cursor of the next page, which goes on even if this page has fewer items than requested;"
                        + " null on the last page")
        @Nullable
        String nextCursor,

        AsOf asOf,

        @Schema(description = "Partitions of other works that did not answer; absent if all answered")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedSet<Integer> unavailable) {

    static PageFields of(Page<?> page) {
        return new PageFields(
                page.total(), page.total() != null, page.nextCursor(), AsOf.of(page.asOf()), page.unavailable());
    }
}
