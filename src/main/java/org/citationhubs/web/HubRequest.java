package org.citationhubs.web;

import org.citationhubs.api.Parameters;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.hub.Measure;
import org.citationhubs.query.CitingWorksRequest;
import org.citationhubs.query.CitingWorksRequest.Self;
import org.citationhubs.query.CitingWorksRequest.Sort;
import org.citationhubs.query.CoCitedRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the page of a hub is asked to show, as it came: a form sends the fields that nobody filled in as empty. */
public final class HubRequest {

    private static final int CITING_WORKS = 20;

    @RestQuery
    @Nullable
    String measure;

    @RestQuery
    @Nullable
    String role;

    @RestQuery
    @Nullable
    String polarity;

    @RestQuery
    @Nullable
    String year;

    @RestQuery
    @Nullable
    String self;

    @RestQuery
    @Nullable
    String sort;

    @RestQuery
    @Nullable
    String cursor;

    /**
     * What is to be shown, read strictly.
     *
     * @throws org.citationhubs.query.InvalidQueryException if a parameter is wrong
     */
    Wanted wanted() {
        Sort order = Parameters.oneOf(Sort.class, "sort", filled(sort));
        return new Wanted(
                Parameters.measure(filled(measure)),
                new CitingWorksRequest(
                        Parameters.oneOf(Role.class, "role", filled(role)),
                        Parameters.oneOf(Polarity.class, "polarity", filled(polarity)),
                        Parameters.number("year", filled(year)),
                        Parameters.self(filled(self)),
                        order == null ? Sort.DATE : order,
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
    record Wanted(Measure measure, CitingWorksRequest citing) {

        CoCitedRequest coCited() {
            return new CoCitedRequest(measure, Self.INCLUDE, CoCited.least(measure), CoCited.MOST, null);
        }

        /** The address of this view of a page; what stands there if nothing is said is left out. */
        Address of(Address page) {
            Role role = citing.role();
            Polarity polarity = citing.polarity();
            Integer year = citing.year();
            return page.with("measure", measure == Measure.COUNT ? null : measure.parameter())
                    .with("role", role == null ? null : Words.parameter(role))
                    .with("polarity", polarity == null ? null : Words.parameter(polarity))
                    .with("year", year == null ? null : year.toString())
                    .with("self", citing.self() == Self.INCLUDE ? null : Words.parameter(citing.self()))
                    .with("sort", citing.sort() == Sort.DATE ? null : Words.parameter(citing.sort()))
                    .with("cursor", citing.cursor());
        }
    }
}
