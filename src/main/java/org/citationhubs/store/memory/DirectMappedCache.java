package org.citationhubs.store.memory;

import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cache by work number, bounded in bytes. Each number has one slot, shared with the numbers a fixed distance away.
 * Numbers are dense, so a lookup needs no hash and no boxing. When the values take more than the bound, which may
 * change at any time, slots are emptied one after the other.
 *
 * <p>By hand, because Caffeine takes 153 ns instead of 10 for a lookup while values are evicted, and 12 instead of 2
 * while all fit ({@code src/bench/run jmh Caches}, fastest samples).
 *
 * <p>Not thread-safe.
 */
public final class DirectMappedCache<V> {

    private static final int MIN_SLOTS = 1_024;

    /** Two numbers and a reference. */
    private static final long SLOT_BYTES = 12;

    /** The part of the bound that the slots may take beside the values. */
    private static final long SLOTS_SHARE = 8;

    private final LongSupplier maxBytes;
    private final ToLongFunction<? super V> weigher;
    private int[] numbers = new int[MIN_SLOTS];
    private int[] weights = new int[MIN_SLOTS];
    private @Nullable Object[] values = new @Nullable Object[MIN_SLOTS];
    private long bytes;
    private int hand;

    /**
     * Creates an empty cache.
     *
     * @param maxBytes the bound at the moment
     * @param weigher estimates the bytes of a value
     */
    public DirectMappedCache(LongSupplier maxBytes, ToLongFunction<? super V> weigher) {
        this.maxBytes = maxBytes;
        this.weigher = weigher;
    }

    /** Returns the value of a work, null if none is cached. */
    @SuppressWarnings("unchecked") // put accepts only V
    public @Nullable V get(int number) {
        int slot = number & (numbers.length - 1);
        return numbers[slot] == number ? (V) values[slot] : null;
    }

    /** Caches the value of a work and evicts the work in the same slot; a value larger than the bound is not cached. */
    public void put(int number, V value) {
        while (number >= numbers.length && fits(numbers.length * 2L)) {
            resize(numbers.length * 2);
        }
        clear(number & (numbers.length - 1));
        long weight = weigher.applyAsLong(value);
        long rest = maxBytes.getAsLong() - weight;
        if (rest >= 0 && weight <= Integer.MAX_VALUE) {
            evictTo(rest);
            set(number, value, (int) weight);
        }
    }

    private void set(int number, Object value, int weight) {
        int slot = number & (numbers.length - 1);
        numbers[slot] = number;
        weights[slot] = weight;
        values[slot] = value;
        bytes += weight;
    }

    private void clear(int slot) {
        bytes -= weights[slot];
        numbers[slot] = 0;
        weights[slot] = 0;
        values[slot] = null;
    }

    private boolean fits(long slots) {
        return slots * SLOT_BYTES <= maxBytes.getAsLong() / SLOTS_SHARE;
    }

    /** Evicts values until the bound holds, which may be lower than before. */
    public void trim() {
        long max = maxBytes.getAsLong();
        if (bytes <= max) {
            return;
        }
        while (numbers.length > MIN_SLOTS && !fits(numbers.length / 2L)) {
            resize(numbers.length / 2);
        }
        evictTo(max);
    }

    private void evictTo(long most) {
        while (bytes > most) {
            clear(hand & (numbers.length - 1));
            hand++;
        }
    }

    /** Returns the estimated bytes of the values. */
    public long bytes() {
        return bytes;
    }

    /** Removes the value of a work. */
    public void remove(int number) {
        int slot = number & (numbers.length - 1);
        if (numbers[slot] == number) {
            clear(slot);
        }
    }

    private void resize(int slots) {
        int[] oldNumbers = numbers;
        int[] oldWeights = weights;
        @Nullable Object[] oldValues = values;
        numbers = new int[slots];
        weights = new int[slots];
        values = new @Nullable Object[slots];
        bytes = 0;
        for (int old = 0; old < oldNumbers.length; old++) {
            Object value = oldValues[old];
            if (value != null) {
                clear(oldNumbers[old] & (slots - 1));
                set(oldNumbers[old], value, oldWeights[old]);
            }
        }
    }
}
