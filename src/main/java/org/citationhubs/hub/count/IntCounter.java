package org.citationhubs.hub.count;

/**
 * Counts by work number in an open-addressing table of primitive ints. All pairs of the graph are counted here.
 *
 * <p>By hand, because {@code HashMap.merge} takes 37 ns instead of 27 for a pair and boxes the number and the count
 * ({@code src/bench/run jmh Caches}).
 *
 * <p>An entry whose count returned to zero stays until the next growth; {@link #distinct} does not include it. Not
 * thread-safe.
 */
public final class IntCounter {

    private static final int SMALLEST = 16;

    private int[] numbers;
    private int[] counts;
    private int used;
    private int distinct;
    private long sum;

    /** Creates a table that takes {@code expected} works without growing. */
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
     * @throws IllegalStateException if the count would be negative, because a work is withdrawn that was never counted
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

    /** Returns the count of a work, zero if it was never counted. */
    public int count(int number) {
        return counts[slot(number)];
    }

    /** Returns the number of works with a count above zero. */
    public int distinct() {
        return distinct;
    }

    /** Returns the sum of all counts. */
    long sum() {
        return sum;
    }

    /** Returns the approximate heap usage in bytes. */
    long heapBytes() {
        return 64L + 8L * numbers.length;
    }

    /** Visits every work with a count above zero, in no particular order. */
    public void forEach(CountVisitor visitor) {
        for (int slot = 0; slot < numbers.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(numbers[slot], counts[slot]);
            }
        }
    }

    private int slot(int number) {
        int mask = numbers.length - 1;
        // Fibonacci hashing spreads dense numbers over the high bits of the product.
        int slot = (number * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
        while (numbers[slot] != 0 && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldNumbers = numbers;
        int[] oldCounts = counts;
        // If most entries returned to zero, the same capacity suffices without them.
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

    /** Receives works with their counts. */
    @FunctionalInterface
    public interface CountVisitor {

        /** Receives one work and its count. */
        void visit(int number, int count);
    }
}
