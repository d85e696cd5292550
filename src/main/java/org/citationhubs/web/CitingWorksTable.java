package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.PageSelectionParams;
import org.jspecify.annotations.Nullable;

/**
 * The complete list of citing works, a page of it, with the form that filters it.
 *
 * @param total how many pass the filters
 * @param filtered whether there are any
 * @param filters fields of the form, one for each filter
 * @param measure of the co-cited works, which stays when the form is sent; null if it is the usual one
 * @param all address without filters
 * @param first address of the first page, null if this is it
 * @param next address of the next page, null if this is the last
 */
record CitingWorksTable(
        String total,
        boolean filtered,
        List<CitingWorksTableRow> items,
        List<FilterField> filters,
        List<SelectOption> sorts,
        @Nullable String measure,
        String all,
        @Nullable String first,
        @Nullable String next) {

    /** A citing work and how it cites the hub. */
    record CitingWorksTableRow(WorkLink work, CitationDisplay said) {}

    /**
     * A field of the form that filters citing works.
     *
     * @param name of the parameter
     * @param value of the filter, empty for none
     * @param options to choose from; none for a number
     */
    record FilterField(String name, String label, String value, List<SelectOption> options) {

        /** Returns a field with an option for each constant and one for all of them. */
        static <E extends Enum<E>> FilterField of(
                CitingWorksRequest citing, String name, String label, String any, E[] values) {
            String value = citing.param(name).orElse("");
            List<SelectOption> options = new ArrayList<>(List.of(new SelectOption("", any, value.isEmpty())));
            for (E constant : values) {
                String parameter = DisplayFormat.parameter(constant);
                options.add(new SelectOption(
                        parameter,
                        constant.name().equals("UNCLASSIFIED") ? "Not classified" : DisplayFormat.of(constant),
                        parameter.equals(value)));
            }
            return new FilterField(name, label, value, options);
        }
    }

    private static FilterField self(CitingWorksRequest citing) {
        String value = citing.param("self").orElse("include");
        return new FilterField(
                "self",
                "Self-citations",
                value,
                List.of(
                        new SelectOption("include", "Included", value.equals("include")),
                        new SelectOption("exclude", "Left out", value.equals("exclude")),
                        new SelectOption("only", "Nothing else", value.equals("only"))));
    }

    static CitingWorksTable of(PageUrl hub, PageSelectionParams wanted, Page<CitingWorkItem> page) {
        CitingWorksRequest citing = wanted.citing();
        PageUrl here = wanted.of(hub).at("citing-works");
        String next = page.nextCursor();
        return new CitingWorksTable(
                DisplayFormat.count(page.total()),
                !citing.filters().isEmpty(),
                page.items().stream()
                        .map(item -> new CitingWorksTableRow(
                                WorkLink.of(item.id(), item.title()), CitationDisplay.of(item.facts())))
                        .toList(),
                List.of(
                        FilterField.of(citing, "role", "Role", "Any role", Role.values()),
                        FilterField.of(citing, "polarity", "Stance", "Any stance", Polarity.values()),
                        new FilterField("year", "Year", citing.param("year").orElse(""), List.of()),
                        self(citing)),
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

    private static <E extends Enum<E>> SelectOption option(E value, String name, E chosen) {
        return new SelectOption(DisplayFormat.parameter(value), name, value == chosen);
    }
}
