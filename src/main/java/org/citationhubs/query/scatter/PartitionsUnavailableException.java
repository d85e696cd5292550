package org.citationhubs.query.scatter;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A question needs partitions that nobody answers for now. Ordinary while partitions move, so it carries no stack trace. */
public final class PartitionsUnavailableException extends RuntimeException {

    /** Names the partitions and the reasons. */
    public PartitionsUnavailableException(SortedMap<Integer, String> unavailable) {
        super(words(unavailable), null, false, false);
    }

    private static String words(Map<Integer, String> unavailable) {
        return unavailable.entrySet().stream()
                .map(entry -> "partition " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
