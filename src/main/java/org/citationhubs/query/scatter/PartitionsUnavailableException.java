package org.citationhubs.query.scatter;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A query needs partitions that no instance answers for now. Part of normal operation while partitions move, so it has
 * no stack trace.
 */
public final class PartitionsUnavailableException extends RuntimeException {

    /** Lists the partitions with the reasons. */
    public PartitionsUnavailableException(SortedMap<Integer, String> unavailable) {
        super(message(unavailable), null, false, false);
    }

    private static String message(Map<Integer, String> unavailable) {
        return unavailable.entrySet().stream()
                .map(entry -> "partition " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
