package org.citationhubs.web;

import org.citationhubs.api.rest.CitingWorkFilterParams;
import org.citationhubs.api.rest.Parameters;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CitingWorkFilter.FilterParam;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CoCitedRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the page of a hub is asked to show, as it came: a form sends the fields that nobody filled in as empty. */
public final class HubPageRequest {

    private static final int CITING_WORKS = 20;

    @RestQuery
    @Nullable
    String measure;

    @RestQuery
    @Nullable
    String sort;

    @RestQuery
    @Nullable
    String cursor;

    /**
     * What is to be shown, read strictly.
     *
     * @throws org.citationhubs.query.page.InvalidQueryException if a parameter is wrong
     */
    PageSelectionParams wanted(CitingWorkFilterParams filters) {
        CitingWorksSort order = Parameters.oneOf(CitingWorksSort.class, "sort", filled(sort));
        return new PageSelectionParams(
                Parameters.measure(filled(measure)),
                new CitingWorksRequest(
                        filters.filters(HubPageRequest::filled),
                        order == null ? CitingWorksSort.DATE : order,
                        CITING_WORKS,
                        filled(cursor)));
    }

    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * What is to be shown.
     *
     * @param measure that ranks the co-cited works
     * @param citing which citing works
     */
    record PageSelectionParams(Measure measure, CitingWorksRequest citing) {

        CoCitedRequest coCited() {
            return new CoCitedRequest(
                    measure, SelfCitationFilter.INCLUDE, CoCitedTable.least(measure), CoCitedTable.MOST, null);
        }

        /** The address of this view of a page; what stands there if nothing is said is left out. */
        PageUrl of(PageUrl page) {
            PageUrl filtered = page.with("measure", measure == Measure.COUNT ? null : measure.parameter());
            for (FilterParam param : citing.params()) {
                filtered = filtered.with(param.name(), param.value());
            }
            return filtered.with("sort", citing.sort() == CitingWorksSort.DATE ? null : DisplayFormat.parameter(citing.sort()))
                    .with("cursor", citing.cursor());
        }
    }
}
