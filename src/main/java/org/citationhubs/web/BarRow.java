package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;

/**
 * A role or a stance as a bar; all bars add up to all citing works.
 *
 * @param name of the role or stance
 * @param kind CSS class of the bar
 * @param citingWorks works with this primary role or stance
 * @param statements statements with this primary role or stance
 * @param percent share of all citing works
 * @param width of the bar in percent of the full width
 * @param list URL of the citing works with this role or stance
 */
record BarRow(
        String name, String kind, String citingWorks, String statements, String percent, String width, String list) {

    /** Returns the roles, most frequent first, unclassified last. */
    static List<BarRow> ofRoles(HubCounts counts, Function<Role, PageUrl> list) {
        return of(counts.roles(), counts.citingWorks(), Role.UNCLASSIFIED, role -> "role", list);
    }

    /** Returns the stances, most frequent first, unclassified last. */
    static List<BarRow> ofPolarities(HubCounts counts, Function<Polarity, PageUrl> list) {
        return of(counts.polarities(), counts.citingWorks(), Polarity.UNCLASSIFIED, DisplayFormat::parameter, list);
    }

    private static <K extends Enum<K>> List<BarRow> of(
            Map<K, CategoryCounts> countsByKey,
            int all,
            K unknown,
            Function<K, String> kind,
            Function<K, PageUrl> list) {
        List<Map.Entry<K, CategoryCounts>> entries = new ArrayList<>(countsByKey.entrySet());
        entries.removeIf(entry -> entry.getValue().citingWorks() == 0);
        entries.sort(Comparator.<Map.Entry<K, CategoryCounts>, Boolean>comparing(entry -> entry.getKey() == unknown)
                .thenComparing(entry -> -entry.getValue().citingWorks())
                .thenComparing(Map.Entry::getKey));
        return entries.stream()
                .map(entry -> {
                    double share = (double) entry.getValue().citingWorks() / all;
                    return new BarRow(
                            entry.getKey() == unknown ? "Not classified" : DisplayFormat.of(entry.getKey()),
                            entry.getKey() == unknown ? "unknown" : kind.apply(entry.getKey()),
                            DisplayFormat.count(entry.getValue().citingWorks()),
                            DisplayFormat.count(entry.getValue().statements()),
                            DisplayFormat.percent(share),
                            DisplayFormat.decimal(share * 100),
                            list.apply(entry.getKey()).toString());
                })
                .toList();
    }
}
