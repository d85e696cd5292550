package org.citationhubs.query.listing;

import java.util.List;
import java.util.OptionalInt;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.OrderedScan.ScannedPage;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the works that cite a hub.
 *
 * <p>A large hub stores its citing works in the requested orders, so a page deep in the list costs as much as the first
 * one. What no order contains by itself, such as the works of a year, is looked for within a limited time. A small hub
 * is scanned as a whole.
 */
public final class CitingWorksQuery {

    private final ScanTime time;

    public CitingWorksQuery(ScanTime time) {
        this.time = time;
    }

    /** Returns a page. */
    public Page<CitingWorkItem> read(PartitionStores stores, int hub, InputOffsets asOf, CitingWorksRequest request) {
        return CitingWorkOrder.isStored(stores.hubs().citingOrder(), hub)
                ? readInOrder(stores, hub, request, asOf)
                : scan(stores, hub, request, asOf);
    }

    /** Returns the stored order that contains all requested works and the fewest others. */
    private static CitingWorkSortOrder storedOrder(CitingWorksRequest request) {
        if (request.sort() == CitingWorksSort.MENTIONS) {
            return CitingWorkSortOrder.BY_MENTIONS;
        }
        for (CitingWorkFilter filter : request.filters()) {
            CitingWorkSortOrder order = filter.storedOrder();
            if (order != null && !order.equals(CitingWorkSortOrder.BY_DATE)) {
                return order;
            }
        }
        return CitingWorkSortOrder.BY_DATE;
    }

    /** Returns the number of matching citing works from the counts; empty if only a scan of all rows gives it. */
    private static OptionalInt total(HubCounts counts, CitingWorksRequest request) {
        List<CitingWorkFilter> filters = request.filters();
        if (filters.isEmpty()) {
            return OptionalInt.of(counts.citingWorks());
        }
        return filters.size() == 1 ? filters.get(0).counter(counts) : OptionalInt.empty();
    }

    private Page<CitingWorkItem> readInOrder(
            PartitionStores stores, int hub, CitingWorksRequest request, InputOffsets asOf) {
        // Before the page, as the counts are not older than the page then.
        OptionalInt counted = total(stores.hubs().reader().current(hub).counts(), request);
        OrderedScan scan = new OrderedScan(stores, hub, row -> request.matches(row.facts()), time);
        ScannedPage page = scan.page(storedOrder(request), request.sort().code(), request.limit(), request.after());
        Integer total = counted.isPresent() ? (Integer) counted.getAsInt() : page.stopped() ? null : scan.total();
        return new Page<>(page.map(found -> item(stores, found.id(), found.row())), total, page.next(), asOf);
    }

    private static Page<CitingWorkItem> scan(
            PartitionStores stores, int hub, CitingWorksRequest request, InputOffsets asOf) {
        PageSelection<CitingWorkRow> selection =
                new PageSelection<>(request.limit(), request.after(), number -> stores.hubs()
                        .numbers()
                        .id(number));
        int[] total = {0};
        stores.hubs().citingWorks().forEach(hub, 0, row -> {
            CitationFacts facts = row.facts();
            if (facts.counted() && request.matches(facts)) {
                total[0]++;
                selection.offer(request.sort().key(facts), row.citing(), row);
            }
        });
        SelectedPage<CitingWorkRow> selected = selection.page(request.sort().code());
        List<CitingWorkItem> items = selected.items().stream()
                .map(item -> item(stores, item.id(), item.value()))
                .toList();
        return new Page<>(items, total[0], selected.next(), asOf);
    }

    private static CitingWorkItem item(PartitionStores stores, WorkId id, CitingWorkRow work) {
        String title = CitingListStore.facts(stores.hubs().citingLists(), work.citing())
                .title();
        return new CitingWorkItem(id, title, work.facts());
    }

    /**
     * A work that cites a hub.
     *
     * @param title null if no event has one
     * @param facts date of the work, and how it cites the hub
     */
    public record CitingWorkItem(WorkId id, @Nullable String title, CitationFacts facts) {}
}
