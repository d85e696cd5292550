package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.OrderPosition;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counted citing works of a large hub in a stored order, and keeps those that match. When the time is over,
 * the page ends at the last work that was read, and the next page goes on from there.
 */
final class OrderedScan {

    private final PartitionStores stores;
    private final CitingWorkRows rows;
    private final int hub;
    private final Predicate<CitingWorkRow> matches;
    private final BooleanSupplier over;

    OrderedScan(PartitionStores stores, int hub, Predicate<CitingWorkRow> matches, ScanTime time) {
        this.stores = stores;
        this.rows = stores.hubs().citingWorks();
        this.hub = hub;
        this.matches = row -> row.facts().counted() && matches.test(row);
        this.over = time.start();
    }

    /** Reads a page. At least one entry is read, so that each page goes on. */
    ScannedPage page(CitingWorkSortOrder order, char orderCode, int limit, @Nullable Cursor after) {
        List<FoundRow> found = new ArrayList<>(Math.min(limit, 100));
        OrderPosition[] read = {null};
        boolean[] more = {false};
        boolean[] stopped = {false};
        OrderPosition from = after == null ? null : new OrderPosition(Math.toIntExact(after.key()), after.id());
        CitingWorkOrder.forEach(stores.hubs().citingOrder(), hub, order, from, (position, row) -> {
            more[0] = found.size() == limit;
            stopped[0] = !more[0] && read[0] != null && over.getAsBoolean();
            if (more[0] || stopped[0]) {
                return false;
            }
            CitingWorkRow work = rows.find(hub, row);
            // Rows and orders are written one after the other: a reader in between may see one without the other.
            if (work != null && matches.test(work)) {
                found.add(new FoundRow(position, work));
            }
            read[0] = position;
            return true;
        });
        OrderPosition last = more[0] ? found.get(found.size() - 1).position : read[0];
        String next = (more[0] || stopped[0]) && last != null
                ? new Cursor(orderCode, last.value(), last.citing()).encode()
                : null;
        return new ScannedPage(found, next, stopped[0]);
    }

    /** Counts all works that match; null if the time is over before all are read. */
    @Nullable
    Integer total() {
        int total = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = rows.range(hub, 0)) {
            while (entries.hasNext()) {
                if (over.getAsBoolean()) {
                    return null;
                }
                total += matches.test(rows.of(entries.next())) ? 1 : 0;
            }
        }
        return total;
    }

    /** A work that matches, at its position in the order. */
    record FoundRow(OrderPosition position, CitingWorkRow row) {

        WorkId id() {
            return position.citing();
        }
    }

    /**
     * A page of the works that match.
     *
     * @param next cursor of the next page, null if there is none
     * @param stopped whether the page ended because the time was over
     */
    record ScannedPage(List<FoundRow> rows, @Nullable String next, boolean stopped) {

        <T> List<T> map(Function<FoundRow, T> item) {
            return rows.stream().map(item).toList();
        }
    }
}
