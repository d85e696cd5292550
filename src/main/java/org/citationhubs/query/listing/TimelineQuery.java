package org.citationhubs.query.listing;

import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.store.rows.CitingWorkRows;
import org.jspecify.annotations.Nullable;

/** Counts the works that cite a hub by year and by month, from all its rows. */
public final class TimelineQuery {

    private final WorkLookup lookup;

    public TimelineQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** The counts, null if the partition has never heard of the work. */
    @Nullable
    public Timeline read(PartitionStores stores, WorkId work, SelfCitationFilter self) {
        InputOffsets asOf = stores.asOf();
        int hub = stores.hubs().numbers().find(work);
        SortedMap<Integer, Integer> years = new TreeMap<>();
        SortedMap<String, Integer> months = new TreeMap<>();
        int[] counts = new int[2];
        if (hub == 0) {
            return lookup.listedFacts(work) == null ? null : new Timeline(0, years, months, 0, asOf);
        }
        stores.requireOwn(hub);
        CitingWorkRows.forEach(stores.hubs().citingWorks(), hub, 0, row -> {
            if (row.facts().counted() && self.matches(row.facts())) {
                counts[0]++;
                PartialDate date = row.facts().publishedAt();
                if (date == null) {
                    counts[1]++;
                } else {
                    years.merge(date.year(), 1, Integer::sum);
                    date.yearAndMonth().ifPresent(month -> months.merge(month, 1, Integer::sum));
                }
            }
        });
        return new Timeline(counts[0], years, months, counts[1], asOf);
    }
}
