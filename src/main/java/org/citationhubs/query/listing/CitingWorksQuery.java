package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.OrderPosition;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the works that cite a hub.
 *
 * <p>A large hub stores its citing works in the requested orders, so a page deep in the list costs as much as the first
 * one. A small hub is scanned as a whole, and so is any hub when several filters are combined.
 */
public final class CitingWorksQuery {

    /** Returns a page. */
    public Page<CitingWorkItem> read(PartitionStores stores, int hub, InputOffsets asOf, CitingWorksRequest request) {
        CitingWorkSortOrder order = storedOrder(request);
        if (order != null && CitingWorkOrder.isStored(stores.hubs().citingOrder(), hub)) {
            OptionalInt total = total(stores.hubs().reader().current(hub).counts(), request);
            if (total.isPresent()) {
                return readInOrder(stores, hub, order, total.getAsInt(), request, asOf);
            }
        }
        return scan(stores, hub, request, asOf);
    }

    /**
     * Returns a stored order that contains all requested works, so that only
     * filtered ones are skipped; null if none is stored.
     */
    private static @Nullable CitingWorkSortOrder storedOrder(CitingWorksRequest request) {
        List<CitingWorkFilter> filters = request.filters();
        if (filters.isEmpty()) {
            return request.sort() == CitingWorksSort.DATE
                    ? CitingWorkSortOrder.BY_DATE
                    : CitingWorkSortOrder.BY_MENTIONS;
        }
        return filters.size() == 1 && request.sort() == CitingWorksSort.DATE
                ? filters.get(0).storedOrder()
                : null;
    }

    /** Returns the number of matching citing works from the counts; empty if only a scan of all rows gives it. */
    private static OptionalInt total(HubCounts counts, CitingWorksRequest request) {
        List<CitingWorkFilter> filters = request.filters();
        if (filters.isEmpty()) {
            return OptionalInt.of(counts.citingWorks());
        }
        return filters.size() == 1 ? filters.get(0).counter(counts) : OptionalInt.empty();
    }

    private static Page<CitingWorkItem> readInOrder(
            PartitionStores stores,
            int hub,
            CitingWorkSortOrder order,
            int total,
            CitingWorksRequest request,
            InputOffsets asOf) {
        List<CitingWorkItem> items = new ArrayList<>(request.limit());
        OrderPosition[] last = {null};
        boolean[] more = {false};
        Cursor after = request.after();
        OrderPosition from = after == null ? null : new OrderPosition(Math.toIntExact(after.key()), after.id());
        CitingWorkOrder.forEach(stores.hubs().citingOrder(), hub, order, from, (position, row) -> {
            if (items.size() == request.limit()) {
                more[0] = true;
                return false;
            }
            CitingWorkRow work = CitingWorkRows.find(stores.hubs().citingWorks(), hub, row);
            // Rows and orders are written one after the other: a reader in between may see one without the other.
            if (work != null && work.facts().counted() && request.matches(work.facts())) {
                items.add(item(stores, position.citing(), work));
                last[0] = position;
            }
            return true;
        });
        OrderPosition end = last[0];
        String next =
                more[0] && end != null ? new Cursor(request.sort().code(), end.value(), end.citing()).encode() : null;
        return new Page<>(items, total, next, asOf);
    }

    private static Page<CitingWorkItem> scan(
            PartitionStores stores, int hub, CitingWorksRequest request, InputOffsets asOf) {
        PageSelection<CitingWorkRow> selection =
                new PageSelection<>(request.limit(), request.after(), number -> stores.hubs()
                        .numbers()
                        .id(number));
        int[] total = {0};
        CitingWorkRows.forEach(stores.hubs().citingWorks(), hub, 0, row -> {
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
