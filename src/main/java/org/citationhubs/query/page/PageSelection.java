package org.citationhubs.query.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Selects one page of a list in one pass over its entries, which may come in any order. The page has keys descending,
 * ids ascending among equal keys.
 *
 * <p>Keeps at most one entry more than the page has, and looks up the id of an entry only to compare equal keys. For
 * one use, by one thread.
 */
public final class PageSelection<T> {

    private final int limit;
    private final @Nullable Cursor after;
    private final IntFunction<WorkId> ids;
    private final Comparator<RankedEntry<T>> order =
            Comparator.<RankedEntry<T>>comparingLong(entry -> -entry.key).thenComparing(this::id);
    private final PriorityQueue<RankedEntry<T>> lastFirst = new PriorityQueue<>(order.reversed());

    /**
     * Creates an empty selection.
     *
     * @param limit greatest number of entries on the page
     * @param after position after which the page begins, null for the first page
     * @param ids gives the id of a work by its number
     */
    public PageSelection(int limit, @Nullable Cursor after, IntFunction<WorkId> ids) {
        this.limit = limit;
        this.after = after;
        this.ids = ids;
    }

    /** Returns whether an entry with this key may be on the page, so that others need not be created. */
    public boolean mayContain(long key) {
        if (after != null && key > after.key()) {
            return false;
        }
        // One entry more than the page has is kept, which shows whether another page follows.
        RankedEntry<T> last = lastFirst.size() > limit ? lastFirst.peek() : null;
        return last == null || key >= last.key;
    }

    /** Returns whether entries with this or a lower key can no longer be on the page. */
    public boolean isClosedTo(long key) {
        RankedEntry<T> last = lastFirst.size() > limit ? lastFirst.peek() : null;
        return last != null && key < last.key;
    }

    /** Adds an entry to the page if it belongs there; to be called once for each entry of the list. */
    public void offer(long key, int work, T value) {
        if (!mayContain(key)) {
            return;
        }
        RankedEntry<T> entry = new RankedEntry<>(key, work, value);
        if (after != null && key == after.key() && id(entry).compareTo(after.id()) <= 0) {
            return;
        }
        if (lastFirst.size() > limit) {
            RankedEntry<T> last = lastFirst.peek();
            if (last != null && order.compare(entry, last) >= 0) {
                return;
            }
            lastFirst.poll();
        }
        lastFirst.add(entry);
    }

    private WorkId id(RankedEntry<T> entry) {
        WorkId id = entry.id;
        if (id == null) {
            id = ids.apply(entry.work);
            entry.id = id;
        }
        return id;
    }

    /**
     * Returns the page; to be called once, after the last entry.
     *
     * @param orderCode code of the order, for the cursor
     */
    public SelectedPage<T> page(char orderCode) {
        boolean more = lastFirst.size() > limit;
        if (more) {
            lastFirst.poll();
        }
        List<SelectedPage.PageItem<T>> items = new ArrayList<>(lastFirst.size());
        List<RankedEntry<T>> sorted = new ArrayList<>(lastFirst);
        sorted.sort(order);
        for (RankedEntry<T> entry : sorted) {
            items.add(new SelectedPage.PageItem<>(id(entry), entry.value));
        }
        if (!more) {
            return new SelectedPage<>(items, null);
        }
        RankedEntry<T> last = sorted.get(sorted.size() - 1);
        return new SelectedPage<>(items, new Cursor(orderCode, last.key, id(last)).encode());
    }

    /**
     * A page.
     *
     * @param next cursor of the next page, null if there is none
     */
    public record SelectedPage<T>(
            List<PageItem<T>> items, @Nullable String next) {

        /** An entry with its id. */
        public record PageItem<T>(WorkId id, T value) {}
    }

    private static final class RankedEntry<T> {

        private final long key;
        private final int work;
        private final T value;
        private @Nullable WorkId id;

        RankedEntry(long key, int work, T value) {
            this.key = key;
            this.work = work;
            this.value = value;
        }
    }
}
