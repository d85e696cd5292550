package org.citationhubs.web;

import org.citationhubs.api.rest.CitingWorkFilterParams;
import org.citationhubs.api.rest.Parameters;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.FilterParam;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitedRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of the page of a hub. A form sends empty fields as empty parameters, which count as absent. */
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
     * Returns the view that the parameters select.
     *
     * @throws org.citationhubs.query.page.InvalidQueryException if a parameter has a wrong value
     */
    HubPageView view(CitingWorkFilterParams filters) {
        return new HubPageView(
                Parameters.measure(filled(measure)),
                new CitingWorksRequest(
                        filters.filters(HubPageRequest::filled),
                        Parameters.citingWorksSort(filled(sort)),
                        CITING_WORKS,
                        filled(cursor)));
    }

    /** Returns the text; null if it is blank. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * What the page of a hub shows.
     *
     * @param measure that ranks the co-cited works
     * @param citing selects the citing works
     */
    record HubPageView(Measure measure, CitingWorksRequest citing) {

        HubPageView with(Measure other) {
            return new HubPageView(other, citing);
        }

        CoCitedRequest coCited() {
            return new CoCitedRequest(
                    measure, SelfCitationFilter.INCLUDE, CoCitedTable.minCount(measure), CoCitedTable.MAX_ROWS, null);
        }

        /** Returns the parameter of the measure; null for the default. */
        @Nullable
        String measureParameter() {
            return measure == Measure.COUNT ? null : measure.parameter();
        }

        /** Returns the URL of this view of a page, without parameters that have their defaults. */
        PageUrl of(PageUrl page) {
            PageUrl url = page.with("measure", measureParameter());
            for (FilterParam param : citing.params()) {
                url = url.with(param.name(), param.value());
            }
            return url.with(
                            "sort",
                            citing.sort() == CitingWorksSort.DATE ? null : DisplayFormat.parameter(citing.sort()))
                    .with("cursor", citing.cursor());
        }

        /** Returns the URL of the view with the same co-cited works and all citing works. */
        PageUrl unfiltered(PageUrl page) {
            return page.with("measure", measureParameter());
        }
    }
}
