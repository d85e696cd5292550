package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CitingWorksRequest.SelfCitationFilter;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.PageSelectionParams;
import org.jspecify.annotations.Nullable;

/**
 * The complete list of citing works, a page of it, with the form that filters it.
 *
 * @param total how many pass the filters
 * @param filtered whether there are any
 * @param year that is filtered by, empty for none
 * @param measure of the co-cited works, which stays when the form is sent; null if it is the usual one
 * @param all address without filters
 * @param first address of the first page, null if this is it
 * @param next address of the next page, null if this is the last
 */
record CitingWorksTable(
        String total,
        boolean filtered,
        List<CitingWorksTableRow> items,
        List<SelectOption> roles,
        List<SelectOption> polarities,
        String year,
        List<SelectOption> selves,
        List<SelectOption> sorts,
        @Nullable String measure,
        String all,
        @Nullable String first,
        @Nullable String next) {

    /** A citing work and how it cites the hub. */
    record CitingWorksTableRow(WorkLink work, CitationDisplay said) {}

    static CitingWorksTable of(PageUrl hub, PageSelectionParams wanted, Page<CitingWorkItem> page) {
        CitingWorksRequest citing = wanted.citing();
        PageUrl here = wanted.of(hub).at("citing-works");
        String next = page.nextCursor();
        return new CitingWorksTable(
                DisplayFormat.count(page.total()),
                citing.role() != null
                        || citing.polarity() != null
                        || citing.year() != null
                        || citing.self() != SelfCitationFilter.INCLUDE,
                page.items().stream()
                        .map(item -> new CitingWorksTableRow(
                                WorkLink.of(item.id(), item.title()), CitationDisplay.of(item.facts())))
                        .toList(),
                options("Any role", Role.values(), citing.role()),
                options("Any stance", Polarity.values(), citing.polarity()),
                citing.year() == null ? "" : citing.year().toString(),
                List.of(
                        option(SelfCitationFilter.INCLUDE, "Included", citing.self()),
                        option(SelfCitationFilter.EXCLUDE, "Left out", citing.self()),
                        option(SelfCitationFilter.ONLY, "Nothing else", citing.self())),
                List.of(
                        option(CitingWorksSort.DATE, "Newest first", citing.sort()),
                        option(CitingWorksSort.MENTIONS, "Most mentions first", citing.sort())),
                wanted.measure() == Measure.COUNT ? null : wanted.measure().parameter(),
                unfiltered(hub, wanted.measure()).at("citing-works").toString(),
                citing.cursor() == null ? null : here.with("cursor", null).toString(),
                next == null ? null : here.with("cursor", next).toString());
    }

    /** The page with the same co-cited works and all citing works. */
    static PageUrl unfiltered(PageUrl hub, Measure measure) {
        return hub.with("measure", measure == Measure.COUNT ? null : measure.parameter());
    }

    private static <E extends Enum<E>> List<SelectOption> options(String any, E[] values, @Nullable E chosen) {
        List<SelectOption> options = new ArrayList<>(List.of(new SelectOption("", any, chosen == null)));
        Arrays.stream(values)
                .map(value -> new SelectOption(
                        DisplayFormat.parameter(value),
                        value.name().equals("UNCLASSIFIED") ? "Not classified" : DisplayFormat.of(value),
                        value == chosen))
                .forEach(options::add);
        return options;
    }

    private static <E extends Enum<E>> SelectOption option(E value, String name, E chosen) {
        return new SelectOption(DisplayFormat.parameter(value), name, value == chosen);
    }
}
