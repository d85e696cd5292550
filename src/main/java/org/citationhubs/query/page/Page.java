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
 * @param total how many items the whole list has, from the same reading as the items
 * @param nextCursor where the next page begins, null on the last page
 * @param asOf for each partition of {@code citations.v1} the offset up to which this holds at least
 * @param unavailable the partitions of other works that did not answer: what only they know of an item is missing
 */
public record Page<T>(
        List<T> items,
        int total,
        @Nullable String nextCursor,
        InputOffsets asOf,
        SortedSet<Integer> unavailable) {

    public Page {
        items = List.copyOf(items);
        unavailable = Collections.unmodifiableSortedSet(new TreeSet<>(unavailable));
    }

    /** A page of which nothing is missing. */
    public Page(List<T> items, int total, @Nullable String nextCursor, InputOffsets asOf) {
        this(items, total, nextCursor, asOf, Collections.emptySortedSet());
    }
}
