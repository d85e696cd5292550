package org.citationhubs.query.local;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Up to where all partitions that answered hold. */
public final class CommonOffsets {

    private CommonOffsets() {}

    /** The least of each input partition; one that a partition has heard nothing of is not in it. */
    public static SortedMap<Integer, Long> of(Collection<SortedMap<Integer, Long>> all) {
        SortedMap<Integer, Long> least = null;
        for (SortedMap<Integer, Long> one : all) {
            if (least == null) {
                least = new TreeMap<>(one);
            } else {
                least.keySet().retainAll(one.keySet());
                least.replaceAll((partition, offset) -> Math.min(offset, one.getOrDefault(partition, offset)));
            }
        }
        return least == null ? new TreeMap<>() : least;
    }
}
