package org.citationhubs.store.works;

import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/** An immutable set of partition numbers. */
public final class PartitionSet {

    /** The empty set. */
    public static final PartitionSet NONE = new PartitionSet(new BitSet());

    // Never changed after the construction.
    private final BitSet partitions;

    private PartitionSet(BitSet partitions) {
        this.partitions = partitions;
    }

    /** Creates a set of these partitions. */
    static PartitionSet of(Collection<Integer> partitions) {
        BitSet bits = new BitSet();
        partitions.forEach(bits::set);
        return new PartitionSet(bits);
    }

    /** Returns whether a partition is in the set. */
    public boolean contains(int partition) {
        return partitions.get(partition);
    }

    /** Returns this set with one more partition. */
    PartitionSet with(int partition) {
        BitSet more = (BitSet) partitions.clone();
        more.set(partition);
        return new PartitionSet(more);
    }

    /** Returns the number of partitions. */
    int size() {
        return partitions.cardinality();
    }

    /** Returns the partitions in ascending order. */
    public IntStream stream() {
        return partitions.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionSet that && partitions.equals(that.partitions);
    }

    @Override
    public int hashCode() {
        return partitions.hashCode();
    }

    @Override
    public String toString() {
        return partitions.toString();
    }
}
