package org.citationhubs.hub.count;

/**
 * Counts by work number: an open-addressing table of primitive ints, because this is where all pairs of the graph are counted.
 *
 * <p>An entry whose count went back to zero stays until the next growth and is left out of {@link #distinct}. Not thread-safe.
 */
public final class IntCounter {

    private static final int SMALLEST = 16;

    private int[] numbers;
    private int[] counts;
    private int used;
    private int distinct;
    private long sum;

    /** A table that takes so many works without growing. */
    public IntCounter(int expected) {
        int capacity = SMALLEST;
        while (capacity * 2L < expected * 3L) {
            capacity <<= 1;
        }
        numbers = new int[capacity];
        counts = new int[capacity];
    }

    /**
     * Adds to the count of a work and returns the new count.
     *
     * @param number positive
     * @throws IllegalStateException if the count would be negative: then a withdrawal came for something never counted
     */
    public int add(int number, int delta) {
        int slot = slot(number);
        if (numbers[slot] == 0) {
            if (used * 3L >= numbers.length * 2L) {
                grow();
                slot = slot(number);
            }
            numbers[slot] = number;
            used++;
        }
        int before = counts[slot];
        int after = Math.addExact(before, delta);
        if (after < 0) {
            throw new IllegalStateException("the count of work number " + number + " would be " + after);
        }
        counts[slot] = after;
        distinct += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        sum += delta;
        return after;
    }

    /** The count of a work, zero if it was never counted. */
    public int count(int number) {
        return counts[slot(number)];
    }

    /** How many works have a count above zero. */
    public int distinct() {
        return distinct;
    }

    /** The sum of all counts. */
    public long sum() {
        return sum;
    }

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
        return 64L + 8L * numbers.length;
    }

    /** Shows every work with a count above zero, in no order. */
    public void forEach(CountVisitor visitor) {
        for (int slot = 0; slot < numbers.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(numbers[slot], counts[slot]);
            }
        }
    }

    private int slot(int number) {
        int mask = numbers.length - 1;
        // Fibonacci hashing: numbers are dense, their high product bits are well spread.
        int slot = (number * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
        while (numbers[slot] != 0 && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldNumbers = numbers;
        int[] oldCounts = counts;
        // Where most entries went back to zero, the same size is enough once they are left out.
        int capacity = distinct * 3L >= oldNumbers.length ? oldNumbers.length << 1 : oldNumbers.length;
        numbers = new int[capacity];
        counts = new int[capacity];
        used = 0;
        for (int old = 0; old < oldNumbers.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldNumbers[old]);
                numbers[slot] = oldNumbers[old];
                counts[slot] = oldCounts[old];
                used++;
            }
        }
    }

    /** Takes one work and its count. */
    @FunctionalInterface
    public interface CountVisitor {

        /** Called once for each work with a count above zero. */
        void visit(int number, int count);
    }
}
