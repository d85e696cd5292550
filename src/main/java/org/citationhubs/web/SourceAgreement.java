package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.SourceCounts.SourceCount;
import org.jspecify.annotations.Nullable;

/**
 * How far the sources of a hub agree; nothing if there is only one.
 *
 * @param rows sources, those with most citing works first
 * @param sentence how many citing works several sources state
 */
record SourceAgreement(List<SourceRow> rows, String sentence) {

    private static final SourceAgreement NONE = new SourceAgreement(List.of(), "");

    /**
     * A source as a bar. Sources overlap: the bars may add up to more than all citing works.
     *
     * @param name of the source
     * @param value of the filter for it; empty for the source without a name, which no form can choose
     * @param citingWorks works whose citation it states
     * @param percent share of all citing works
     * @param width of the bar in percent of the full width
     * @param only works whose citation no other source states
     * @param list URL of the citing works; null for the source without a name
     */
    record SourceRow(
            String name,
            String value,
            String citingWorks,
            String percent,
            String width,
            String only,
            @Nullable String list) {}

    /** Returns the agreement of the sources of a hub. */
    static SourceAgreement of(HubCounts counts, Function<String, PageUrl> list) {
        Map<String, SourceCount> bySource = counts.sources().bySystem();
        if (bySource.size() < 2) {
            return NONE;
        }
        List<Map.Entry<String, SourceCount>> sources = new ArrayList<>(bySource.entrySet());
        sources.sort(Comparator.<Map.Entry<String, SourceCount>>comparingInt(
                        source -> -source.getValue().citingWorks())
                .thenComparing(Map.Entry::getKey));
        int all = counts.citingWorks();
        List<SourceRow> rows = new ArrayList<>(sources.size());
        int alone = 0;
        for (Map.Entry<String, SourceCount> source : sources) {
            rows.add(row(source.getKey(), source.getValue(), all, list));
            alone += source.getValue().only();
        }
        boolean exact = counts.sources().firstOmitted() == null;
        return new SourceAgreement(
                rows,
                exact
                        ? "Several sources state %s of %s."
                                .formatted(
                                        DisplayFormat.count(all - alone),
                                        DisplayFormat.count(all, "citing work", "citing works"))
                        : "There are more sources than these.");
    }

    private static SourceRow row(String source, SourceCount count, int all, Function<String, PageUrl> list) {
        double share = (double) count.citingWorks() / all;
        return new SourceRow(
                source.isEmpty() ? "No name" : source,
                source,
                DisplayFormat.count(count.citingWorks()),
                DisplayFormat.percent(share),
                DisplayFormat.decimal(share * 100),
                DisplayFormat.count(count.only()),
                source.isEmpty() ? null : list.apply(source).toString());
    }
}
