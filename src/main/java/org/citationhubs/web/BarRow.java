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
 * One bar of several that add up to all citing works.
 *
 * @param name the role or stance
 * @param kind its style
 * @param citingWorks works of which it is the primary role, or the stance
 * @param statements statements of which it is
 * @param percent of all citing works
 * @param width of the bar in percent of the whole
 * @param list address of the citing works that have it
 */
record BarRow(
        String name, String kind, String citingWorks, String statements, String percent, String width, String list) {

    /** The roles, the most frequent first, those that nobody knows last. */
    static List<BarRow> ofRoles(HubCounts counts, Function<Role, PageUrl> list) {
        return of(counts.roles(), counts.citingWorks(), Role.UNCLASSIFIED, role -> "role", list);
    }

    /** The stances, the most frequent first, those that nobody knows last. */
    static List<BarRow> ofPolarities(HubCounts counts, Function<Polarity, PageUrl> list) {
        return of(counts.polarities(), counts.citingWorks(), Polarity.UNCLASSIFIED, DisplayFormat::parameter, list);
    }

    private static <K extends Enum<K>> List<BarRow> of(
            Map<K, CategoryCounts> tallies, int all, K unknown, Function<K, String> kind, Function<K, PageUrl> list) {
        List<Map.Entry<K, CategoryCounts>> entries = new ArrayList<>(tallies.entrySet());
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
