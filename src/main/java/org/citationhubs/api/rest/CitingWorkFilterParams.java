package org.citationhubs.api.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.query.listing.CitingWorkFilter;
import org.citationhubs.query.listing.CitingWorkFilter.PolarityFilter;
import org.citationhubs.query.listing.CitingWorkFilter.RoleFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SourceFilter;
import org.citationhubs.query.listing.CitingWorkFilter.YearFilter;
import org.citationhubs.query.page.InvalidQueryException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that filter citing works, the same for the API and for the page of a hub. */
public final class CitingWorkFilterParams {

    @RestQuery
    @Parameter(
            description = "Only citations with this role among theirs",
            schema = @Schema(implementation = Role.class))
    @Nullable
    String role;

    @RestQuery
    @Parameter(description = "Only citations that take this stance", schema = @Schema(implementation = Polarity.class))
    @Nullable
    String polarity;

    @RestQuery
    @Parameter(description = "Only works published in this year", example = "1998")
    @Nullable
    String year;

    @RestQuery
    @Parameter(description = ApiExamples.SOURCE, example = "crossref")
    @Nullable
    String source;

    @RestQuery
    @Parameter(
            description = ApiExamples.SELF,
            schema = @Schema(implementation = SelfCitationFilter.class, defaultValue = "include"))
    @Nullable
    String self;

    /**
     * Returns the filters, read strictly.
     *
     * @throws InvalidQueryException if a parameter has a wrong value
     */
    List<CitingWorkFilter> filters() {
        return filters(UnaryOperator.identity());
    }

    /**
     * Returns the filters, read strictly.
     *
     * @param preprocess applied to each value before it is read: a form sends empty fields, which filter nothing
     * @throws InvalidQueryException if a parameter has a wrong value
     */
    public List<CitingWorkFilter> filters(UnaryOperator<@Nullable String> preprocess) {
        List<CitingWorkFilter> filters = new ArrayList<>();
        Role wantedRole = Parameters.oneOf(Role.class, "role", preprocess.apply(role));
        if (wantedRole != null) {
            filters.add(new RoleFilter(wantedRole));
        }
        Polarity wantedPolarity = Parameters.oneOf(Polarity.class, "polarity", preprocess.apply(polarity));
        if (wantedPolarity != null) {
            filters.add(new PolarityFilter(wantedPolarity));
        }
        Integer wantedYear = Parameters.number("year", preprocess.apply(year));
        if (wantedYear != null) {
            filters.add(new YearFilter(wantedYear));
        }
        SourceFilter wantedSource = source(preprocess.apply(source));
        if (wantedSource != null) {
            filters.add(wantedSource);
        }
        filters.add(Parameters.self(preprocess.apply(self)));
        return filters;
    }

    /** Returns the filter by a source, null for no text. */
    static @Nullable SourceFilter source(@Nullable String text) {
        return text == null ? null : new SourceFilter(SourceKey.systemName(text));
    }
}
