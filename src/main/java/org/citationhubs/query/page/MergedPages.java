package org.citationhubs.query.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Merges the pages of several partitions into one page. All have the same order: keys descending, ids ascending among
 * equal keys.
 *
 * <p>Each partition gives its first items after the same position, one more than the page has, which shows whether
 * another page follows. An item whose key does not change is on exactly one page while the list grows. An item whose
 * key rises past the position already reached is on no later page, as if it had been there before.
 */
public final class MergedPages<T> {

    private final ToLongFunction<T> key;
    private final Function<T, WorkId> id;

    public MergedPages(ToLongFunction<T> key, Function<T, WorkId> id) {
        this.key = key;
        this.id = id;
    }

    /**
     * Returns the merged page.
     *
     * @param order code of the order, for the cursor
     * @param pages first items of each partition
     */
    public MergedPage<T> merge(char order, int limit, Collection<List<T>> pages) {
        List<T> all = new ArrayList<>();
        pages.forEach(all::addAll);
        all.sort(Comparator.<T>comparingLong(item -> -key.applyAsLong(item)).thenComparing(id));
        if (all.size() <= limit) {
            return new MergedPage<>(all, null);
        }
        List<T> page = all.subList(0, limit);
        T last = page.get(limit - 1);
        return new MergedPage<>(page, new Cursor(order, key.applyAsLong(last), id.apply(last)).encode());
    }

    /**
     * A merged page.
     *
     * @param nextCursor cursor of the next page, null if there is none
     */
    public record MergedPage<T>(List<T> items, @Nullable String nextCursor) {

        public MergedPage {
            items = List.copyOf(items);
        }
    }
}
