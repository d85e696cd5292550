package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.hub.Measure;
import org.citationhubs.query.CitingWorkItem;
import org.citationhubs.query.CitingWorksRequest;
import org.citationhubs.query.CitingWorksRequest.Self;
import org.citationhubs.query.CitingWorksRequest.Sort;
import org.citationhubs.query.Page;
import org.citationhubs.web.HubRequest.Wanted;
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
record Explorer(
        String total,
        boolean filtered,
        List<Item> items,
        List<Option> roles,
        List<Option> polarities,
        String year,
        List<Option> selves,
        List<Option> sorts,
        @Nullable String measure,
        String all,
        @Nullable String first,
        @Nullable String next) {

    /** A citing work and how it cites the hub. */
    record Item(WorkLink work, Said said) {}

    static Explorer of(Address hub, Wanted wanted, Page<CitingWorkItem> page) {
        CitingWorksRequest citing = wanted.citing();
        Address here = wanted.of(hub).at("citing-works");
        String next = page.nextCursor();
        return new Explorer(
                Words.count(page.total()),
                citing.role() != null
                        || citing.polarity() != null
                        || citing.year() != null
                        || citing.self() != Self.INCLUDE,
                page.items().stream()
                        .map(item -> new Item(WorkLink.of(item.id(), item.title()), Said.of(item.facts())))
                        .toList(),
                options("Any role", Role.values(), citing.role()),
                options("Any stance", Polarity.values(), citing.polarity()),
                citing.year() == null ? "" : citing.year().toString(),
                List.of(
                        option(Self.INCLUDE, "Included", citing.self()),
                        option(Self.EXCLUDE, "Left out", citing.self()),
                        option(Self.ONLY, "Nothing else", citing.self())),
                List.of(
                        option(Sort.DATE, "Newest first", citing.sort()),
                        option(Sort.MENTIONS, "Most mentions first", citing.sort())),
                wanted.measure() == Measure.COUNT ? null : wanted.measure().parameter(),
                unfiltered(hub, wanted.measure()).at("citing-works").toString(),
                citing.cursor() == null ? null : here.with("cursor", null).toString(),
                next == null ? null : here.with("cursor", next).toString());
    }

    /** The page with the same co-cited works and all citing works. */
    static Address unfiltered(Address hub, Measure measure) {
        return hub.with("measure", measure == Measure.COUNT ? null : measure.parameter());
    }

    private static <E extends Enum<E>> List<Option> options(String any, E[] values, @Nullable E chosen) {
        List<Option> options = new ArrayList<>(List.of(new Option("", any, chosen == null)));
        Arrays.stream(values)
                .map(value -> new Option(
                        Words.parameter(value),
                        value.name().equals("UNCLASSIFIED") ? "Not classified" : Words.of(value),
                        value == chosen))
                .forEach(options::add);
        return options;
    }

    private static <E extends Enum<E>> Option option(E value, String name, E chosen) {
        return new Option(Words.parameter(value), name, value == chosen);
    }
}
