package org.citationhubs.query.listing;

import java.util.List;
import java.util.Optional;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.query.listing.CitingWorkFilter.FilterParam;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Requests a page of the works that cite a hub.
 *
 * @param filters all of which a citing work must match; none for all citing works
 * @param limit from 1 to 1,000
 * @param cursor {@code nextCursor} of the page before, null for the first page
 */
public record CitingWorksRequest(
        List<CitingWorkFilter> filters,
        CitingWorksSort sort,
        int limit,
        @Nullable String cursor) {

    /**
     * Checks the request, and drops a filter that every citation matches.
     *
     * @throws InvalidQueryException if the limit is out of range, or if the cursor is not one of this order
     */
    public CitingWorksRequest {
        PageSize.require(limit);
        Cursor.check(cursor, sort.code);
        filters = filters.stream()
                .filter(filter -> filter != SelfCitationFilter.INCLUDE)
                .toList();
    }

    /** Returns the parameters of the filters, in their order. */
    public List<FilterParam> params() {
        return filters.stream().map(CitingWorkFilter::param).toList();
    }

    /** Returns the value of a filter parameter; empty if the request does not filter by it. */
    public Optional<String> param(String name) {
        return params().stream()
                .filter(param -> param.name().equals(name))
                .map(FilterParam::value)
                .findFirst();
    }

    boolean matches(CitationFacts facts) {
        for (CitingWorkFilter filter : filters) {
            if (!filter.matches(facts)) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, sort.code);
    }

    /** The orders of citing works; equal keys are ordered by ascending id. */
    public enum CitingWorksSort {
        /** Newest first; works without a date come last. */
        DATE('d') {
            @Override
            public long key(CitationFacts facts) {
                return facts.publishedAt() == null ? 0 : facts.publishedAt().packed();
            }
        },
        /** Most mentions of the hub first. */
        MENTIONS('m') {
            @Override
            public long key(CitationFacts facts) {
                return facts.statements().count();
            }
        };

        private final char code;

        CitingWorksSort(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }

        /** Returns the key of a citation, greatest first. */
        public abstract long key(CitationFacts facts);
    }
}
