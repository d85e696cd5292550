package org.citationhubs.hub.count;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts citing works by year of publication in a short sorted array, because a hub has at most some tens of years. Not
 * thread-safe.
 */
final class YearCounts {

    private int[] years = new int[4];
    private int[] counts = new int[4];
    private int size;

    YearCounts copy() {
        YearCounts copy = new YearCounts();
        copy.years = years.clone();
        copy.counts = counts.clone();
        copy.size = size;
        return copy;
    }

    int total() {
        return Arrays.stream(counts, 0, size).sum();
    }

    void add(int year, int delta) {
        int place = Arrays.binarySearch(years, 0, size, year);
        if (place < 0) {
            place = -place - 1;
            insert(place, year);
        }
        counts[place] += delta;
    }

    private void insert(int place, int year) {
        if (size == years.length) {
            years = Arrays.copyOf(years, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(years, place, years, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        years[place] = year;
        counts[place] = 0;
        size++;
    }

    SortedMap<Integer, Integer> toMap() {
        SortedMap<Integer, Integer> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            if (counts[i] != 0) {
                map.put(years[i], counts[i]);
            }
        }
        return map;
    }
}
