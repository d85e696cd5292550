package org.citationhubs.ingest.format;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name. Counting what has been counted before creates no object. Not thread-safe. */
final class NamedCounts {

    private final Map<String, long[]> byName = new HashMap<>();

    void add(String name, long number) {
        byName.computeIfAbsent(name, key -> new long[1])[0] += number;
    }

    /** Returns the numbers by name, which are all counted at least once. */
    Map<String, Long> toMap() {
        Map<String, Long> numbers = new TreeMap<>();
        byName.forEach((name, number) -> numbers.put(name, number[0]));
        return numbers;
    }
}
