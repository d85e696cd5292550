package org.citationhubs.query;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of a complete list.
 *
 * @param items in the order of the list
 * @param total how many items the whole list has, from the same reading as the items
 * @param nextCursor where the next page begins, null on the last page
 * @param asOf for each partition of {@code citations.v1} the offset up to which this holds at least
 */
public record Page<T>(List<T> items, int total, @Nullable String nextCursor, SortedMap<Integer, Long> asOf) {

    public Page {
        items = List.copyOf(items);
    }
}
