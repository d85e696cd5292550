package org.citationhubs.query.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that lies in pieces, each in the order of the whole: keys descending, ids ascending among equal keys.
 *
 * <p>Each piece gives its first items after the same place, as many as the page has and one more, which tells whether there is more. An item that
 * keeps its key is on exactly one page, however the list grows meanwhile; one whose key rises past the place that was reached is on no later page,
 * as if it had been there before.
 */
public final class MergedPages<T> {

    private final ToLongFunction<T> key;
    private final Function<T, WorkId> id;

    public MergedPages(ToLongFunction<T> key, Function<T, WorkId> id) {
        this.key = key;
        this.id = id;
    }

    /**
     * Merges.
     *
     * @param order name of the order, for the cursor
     * @param pieces what each piece gave
     */
    public MergedPage<T> merge(char order, int limit, Collection<List<T>> pieces) {
        List<T> all = new ArrayList<>();
        pieces.forEach(all::addAll);
        all.sort(Comparator.<T>comparingLong(item -> -key.applyAsLong(item)).thenComparing(id));
        if (all.size() <= limit) {
            return new MergedPage<>(all, null);
        }
        List<T> page = all.subList(0, limit);
        T last = page.get(limit - 1);
        return new MergedPage<>(page, new Cursor(order, key.applyAsLong(last), id.apply(last)).encode());
    }

    /**
     * A page.
     *
     * @param nextCursor where the next begins, null if there is none
     */
    public record MergedPage<T>(List<T> items, @Nullable String nextCursor) {

        public MergedPage {
            items = List.copyOf(items);
        }
    }
}
