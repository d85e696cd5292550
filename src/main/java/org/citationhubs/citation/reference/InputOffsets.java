package org.citationhubs.citation.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Offsets in the partitions of {@code citations.v1} up to which an answer or a store holds all changes.
 *
 * @param byPartition offset by partition, in the order of the partitions; a partition without any applied record is
 *     absent
 */
public record InputOffsets(SortedMap<Integer, Long> byPartition) {

    /** No record of any partition. */
    public static final InputOffsets NONE = new InputOffsets(Collections.emptySortedMap());

    public InputOffsets {
        byPartition = Collections.unmodifiableSortedMap(new TreeMap<>(byPartition));
    }

    /** Creates offsets from a map by partition. */
    public static InputOffsets of(Map<Integer, Long> byPartition) {
        return new InputOffsets(new TreeMap<>(byPartition));
    }

    /**
     * Returns the offsets that all of several answers or stores cover: the least offset of each partition that all of
     * them have.
     */
    public static InputOffsets min(Collection<InputOffsets> all) {
        SortedMap<Integer, Long> least = null;
        for (InputOffsets offsets : all) {
            if (least == null) {
                least = new TreeMap<>(offsets.byPartition);
            } else {
                least.keySet().retainAll(offsets.byPartition.keySet());
                least.replaceAll(
                        (partition, offset) -> Math.min(offset, offsets.byPartition.getOrDefault(partition, offset)));
            }
        }
        return least == null ? NONE : new InputOffsets(least);
    }

    /** Returns whether the record at an offset of a partition is covered. */
    public boolean covers(int partition, long offset) {
        Long covered = byPartition.get(partition);
        return covered != null && covered >= offset;
    }

    /** Returns whether no record of any partition is covered. */
    public boolean isEmpty() {
        return byPartition.isEmpty();
    }
}
