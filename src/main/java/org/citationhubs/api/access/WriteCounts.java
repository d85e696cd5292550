package org.citationhubs.api.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what became of the events of one request. Thread-safe. */
final class WriteCounts {

    /** Names of sources come from the caller, so only the first are kept. */
    private static final int MAX_SOURCES = 10;

    private final Map<String, Long> bySource = new TreeMap<>();
    private final Set<String> notAllowed = new TreeSet<>();
    private long published;
    private long refused;

    /** Counts a published event of a source. */
    synchronized void addPublished(String source) {
        published++;
        if (bySource.containsKey(source) || bySource.size() < MAX_SOURCES) {
            bySource.merge(source, 1L, Long::sum);
        }
    }

    /** Counts an event that was not published. */
    synchronized void addRefused() {
        refused++;
    }

    /** Keeps a source that the caller may not speak for. */
    synchronized void addNotAllowed(String source) {
        if (notAllowed.size() < MAX_SOURCES) {
            notAllowed.add(source);
        }
    }

    /** Returns how many events were published. */
    synchronized long published() {
        return published;
    }

    /** Returns how many events were not published. */
    synchronized long refused() {
        return refused;
    }

    /** Returns the sources of published events with their numbers, such as {@code crossref:12}. */
    synchronized String sources() {
        return bySource.entrySet().stream()
                .map(source -> source.getKey() + ':' + source.getValue())
                .collect(Collectors.joining(","));
    }

    /** Returns the sources that the caller may not speak for. */
    synchronized String notAllowed() {
        return String.join(",", notAllowed);
    }
}
