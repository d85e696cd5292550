package org.citationhubs.query.listing;

import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.local.PartitionStores;

/** Counts the works that cite a hub by year and by month, with a scan of all its rows. */
public final class TimelineQuery {

    /** Returns the counts of a hub. */
    public Timeline read(PartitionStores stores, int hub, InputOffsets asOf, SelfCitationFilter self) {
        SortedMap<Integer, Integer> years = new TreeMap<>();
        SortedMap<String, Integer> months = new TreeMap<>();
        int[] citingWorks = {0};
        int[] undated = {0};
        stores.hubs().citingWorks().forEach(hub, 0, row -> {
            if (row.facts().counted() && self.matches(row.facts())) {
                citingWorks[0]++;
                PartialDate date = row.facts().publishedAt();
                if (date == null) {
                    undated[0]++;
                } else {
                    years.merge(date.year(), 1, Integer::sum);
                    date.yearAndMonth().ifPresent(month -> months.merge(month, 1, Integer::sum));
                }
            }
        });
        return new Timeline(citingWorks[0], years, months, undated[0], asOf);
    }

    /**
     * Citing works by date of publication.
     *
     * @param citingWorks number of citing works in all counts
     * @param years citing works by year
     * @param months citing works by year and month, as {@code YYYY-MM}; a work of which
     *     only the year is known is in {@code years} alone
     * @param undated citing works without a date
     * @param asOf input offsets that the counts cover at least
     */
    public record Timeline(
            int citingWorks,
            SortedMap<Integer, Integer> years,
            SortedMap<String, Integer> months,
            int undated,
            InputOffsets asOf) {

        /** Returns the timeline of a work that is not cited. */
        public static Timeline empty(InputOffsets asOf) {
            return new Timeline(0, new TreeMap<>(), new TreeMap<>(), 0, asOf);
        }
    }
}
