package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.HubPageView;
import org.citationhubs.web.SourceAgreement.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of citing works.
 *
 * @param total number of citing works that match the filters, or that it is not known
 */
record CitingWorksTable(String total, List<CitingWorksTableRow> items, CitingWorksForm form, Pager pager) {

    /**
     * A citing work with how it cites the hub.
     *
     * @param sources who states the citation; empty if the hub has one source
     */
    record CitingWorksTableRow(WorkLink work, CitationDisplay citation, List<String> sources) {}

    /**
     * The form that filters and orders the citing works.
     *
     * @param filters a field for each filter
     * @param sorts options of the order
     * @param measure of the co-cited works, kept when the form is sent; null for the default
     * @param all URL without filters; null if there are none
     */
    record CitingWorksForm(
            List<FilterField> filters,
            List<SelectOption> sorts,
            @Nullable String measure,
            @Nullable String all) {

        static CitingWorksForm of(PageUrl hub, HubPageView view, SourceAgreement sources) {
            CitingWorksRequest citing = view.citing();
            List<FilterField> filters = new ArrayList<>(List.of(
                    FilterField.of(citing, "role", "Role", "Any role", Role.values()),
                    FilterField.of(citing, "polarity", "Stance", "Any stance", Polarity.values()),
                    new FilterField("year", "Year", citing.param("year").orElse(""), List.of()),
                    self(citing)));
            if (!sources.rows().isEmpty()) {
                filters.add(source(citing, sources));
            }
            return new CitingWorksForm(
                    filters,
                    List.of(
                            option(CitingWorksSort.DATE, "Newest first", citing.sort()),
                            option(CitingWorksSort.MENTIONS, "Most mentions first", citing.sort())),
                    view.measureParameter(),
                    citing.filters().isEmpty()
                            ? null
                            : view.unfiltered(hub).at("citing-works").toString());
        }

        private static FilterField self(CitingWorksRequest citing) {
            String value = citing.param("self").orElse("include");
            return new FilterField(
                    "self",
                    "Self-citations",
                    value,
                    List.of(
                            new SelectOption("include", "Included", value.equals("include")),
                            new SelectOption("exclude", "Excluded", value.equals("exclude")),
                            new SelectOption("only", "Self-citations only", value.equals("only"))));
        }

        private static FilterField source(CitingWorksRequest citing, SourceAgreement sources) {
            String value = citing.param("source").orElse("");
            List<SelectOption> options = new ArrayList<>(List.of(new SelectOption("", "Any source", value.isEmpty())));
            for (SourceRow source : sources.rows()) {
                if (!source.value().isEmpty()) {
                    options.add(new SelectOption(
                            source.value(), source.name(), source.value().equals(value)));
                }
            }
            return new FilterField("source", "Source", value, options);
        }

        private static <E extends Enum<E>> SelectOption option(E value, String name, E chosen) {
            return new SelectOption(DisplayFormat.parameter(value), name, value == chosen);
        }
    }

    /**
     * An option of a select field.
     *
     * @param value that is sent; empty for no choice
     * @param chosen whether the option is selected
     */
    record SelectOption(String value, String name, boolean chosen) {}

    /**
     * A field of the form that filters citing works.
     *
     * @param name of the parameter
     * @param value of the filter; empty for none
     * @param options of a choice; none for a number
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

    static CitingWorksTable of(PageUrl hub, HubPageView view, SourceAgreement sources, Page<CitingWorkItem> page) {
        return new CitingWorksTable(
                page.total() == null ? "Not all counted" : DisplayFormat.count(page.total()),
                page.items().stream()
                        .map(item -> new CitingWorksTableRow(
                                WorkLink.of(item.id(), item.title()),
                                CitationDisplay.of(item.facts()),
                                sources.rows().isEmpty() ? List.of() : sourceNames(item)))
                        .toList(),
                CitingWorksForm.of(hub, view, sources),
                Pager.of(view.of(hub).at("citing-works"), view.citing().cursor(), page.nextCursor()));
    }

    private static List<String> sourceNames(CitingWorkItem item) {
        return item.facts().sources().systems().stream()
                .filter(source -> !source.isEmpty())
                .toList();
    }
}
