package org.citationhubs.query.sources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sources of all partitions.
 *
 * @param bySystem state by name of the system
 * @param unavailable partitions that did not answer, with the reasons; their works are missing
 * @param standby whether a standby replica answered for at least one partition
 */
public record SourcesPage(
        SortedMap<String, SourceState> bySystem, SortedMap<Integer, String> unavailable, boolean standby) {

    public SourcesPage {
        bySystem = Collections.unmodifiableSortedMap(new TreeMap<>(bySystem));
        unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
    }
}
