package org.citationhubs.store.memory;

import org.jspecify.annotations.Nullable;

/**
 * A bounded memory by work number: each number has one place, which it shares with those a fixed distance away. Numbers are dense, so
 * until there are more works than places nothing is ever pushed out, and a look costs no hashing and no boxing. Not thread-safe.
 */
public final class DirectMappedCache<V> {

    private static final int SMALLEST = 1_024;

    private final int most;
    private int[] numbers = new int[SMALLEST];
    private @Nullable Object[] values = new @Nullable Object[SMALLEST];

    /** Remembers at most so many, rounded up to a power of two. */
    public DirectMappedCache(int most) {
        int places = SMALLEST;
        while (places < most) {
            places <<= 1;
        }
        this.most = places;
    }

    /** What is remembered of a work, or null. */
    @SuppressWarnings("unchecked") // put takes nothing but V
    public @Nullable V get(int number) {
        int place = number & (numbers.length - 1);
        return numbers[place] == number ? (V) values[place] : null;
    }

    /** Remembers something of a work, for it and in place of whatever shared its place. */
    public void put(int number, V value) {
        while (number >= numbers.length && numbers.length < most) {
            grow();
        }
        int place = number & (numbers.length - 1);
        numbers[place] = number;
        values[place] = value;
    }

    /** Forgets what is remembered of a work. */
    public void forget(int number) {
        int place = number & (numbers.length - 1);
        if (numbers[place] == number) {
            numbers[place] = 0;
            values[place] = null;
        }
    }

    private void grow() {
        int[] oldNumbers = numbers;
        @Nullable Object[] oldValues = values;
        numbers = new int[oldNumbers.length * 2];
        values = new @Nullable Object[oldNumbers.length * 2];
        for (int old = 0; old < oldNumbers.length; old++) {
            int place = oldNumbers[old] & (numbers.length - 1);
            numbers[place] = oldNumbers[old];
            values[place] = oldValues[old];
        }
    }
}
