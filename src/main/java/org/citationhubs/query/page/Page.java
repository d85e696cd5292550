package org.citationhubs.query.page;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/**
 * A page of a complete list.
 *
 * @param items in the order of the list
 * @param total number of items of the whole list, from the same read as the items; null if counting took too long
 * @param nextCursor cursor of the next page, null on the last page; a page before it may have fewer items than
 *     requested
 * @param asOf input offsets that the page covers at least
 * @param unavailable partitions of other works that did not answer; what only they hold of an item is missing
 */
public record Page<T>(
        List<T> items,
        @Nullable Integer total,
        @Nullable String nextCursor,
        InputOffsets asOf,
        SortedSet<Integer> unavailable) {

    public Page {
        items = List.copyOf(items);
        unavailable = Collections.unmodifiableSortedSet(new TreeSet<>(unavailable));
    }

    /** Creates a page for which no partition was unavailable. */
    public Page(List<T> items, @Nullable Integer total, @Nullable String nextCursor, InputOffsets asOf) {
        this(items, total, nextCursor, asOf, Collections.emptySortedSet());
    }

    /** Returns the only page of an empty list. */
    public static <T> Page<T> empty(InputOffsets asOf) {
        return new Page<>(List.of(), 0, null, asOf);
    }
}
